------------------------------ MODULE Lifeline ------------------------------
(***************************************************************************)
(* How Lifeline keeps its promise: a task that was asked for runs to its   *)
(* end, once.  The model is the protocol as the code has it, of one run:   *)
(* its stored record, the functions that work on it and may die between    *)
(* any two steps, and an ECS that loses, repeats and reorders.             *)
(*                                                                         *)
(* There is no clock.  Whatever depends on time (a lease, a back-off, a    *)
(* watchdog, the life of a token) may come at any moment that the          *)
(* assumptions at the end of the constants do not rule out.  README.md     *)
(* says what else is left out.                                             *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets, TLC

CONSTANTS
  Functions,          \* what may work on the run at the same time
  Retries,            \* the budget
  Stops,              \* how often StopTask is asked for one task
  MostTasks,          \* ECS makes no more: one for each attempt and one too many

  \* What may happen.
  UserStops,          \* a user may stop the run
  Suspensions,        \* a user may suspend the run, and resume it
  Callbacks,          \* somebody may wait for the run
  Watchdog,           \* a task may run for too long
  LostInstances,      \* a task may be gone without a last word
  Crashes,            \* a function may die
  Throttles,          \* ECS may refuse to look at a RunTask for now
  HiddenTasks,        \* ECS may not know a task for a while after its launch
  HangingTasks,       \* so many tasks ECS may not end for a while, or ever, after their program has exited
  Strangers,          \* ECS may show a task that bears a name of the run and is another's

  \* The mechanisms.  Each is TRUE in the code; without any of them an invariant breaks.
  VersionGuard,       \* a snapshot is news only if its version is above the known one
  ConditionalSave,    \* a save is refused to whom did not read the latest revision
  SaveBeforeAct,      \* the intent is stored before the call is made
  PendingSaved,       \* ... and stays with the run until its answer is
  LeaseHolds,         \* nobody else carries out an effect that is given out, until its lease is over;
                      \* and who was given it carries it out within that time or never
  LeaseCoversSave,    \* ... and has saved its answer by then, or never does
  DerivedToken,       \* the client token follows from run and attempt
  CheckBeforeRepeat,  \* ListTasks is asked before RunTask is repeated after the token's life
  RefusalIsNoProof,   \* the refusal of a repetition is no proof that there is no task
  VisibilityGrace,    \* a task that ECS does not know soon after its launch is neither lost nor was it never made
  BudgetChecked,      \* a retry is charged before it is made
  QuestionsBounded,   \* what ECS does not answer is not asked for ever
  IdentityChecked,    \* a task that only bears the run's name is not taken for its own
  HangingAwaited,     \* the next attempt waits for the end of a task that hangs
  ZombiesAwaited,     \* ... and for that of a task that is told to stop after its attempt: StopTask is not its end
  SuspensionHolds,    \* no attempt begins, and no held launch leaves, while the run is suspended
  ReportOwed,         \* the report to who waits is stored with the end of the run, and stays until it is answered

  \* What is taken for granted of AWS.
  ShortFunctions,     \* no function outlives a token
  HeardInTime         \* who ended was heard of before ECS forgets it, an hour later

VARIABLES
  rec,    \* the run as it is stored
  tasks,  \* ECS: what became of each RunTask, and the stranger
  procs   \* the functions

vars == <<rec, tasks, procs>>

Ended == {"succeeded", "failed", "stopped"}
TaskIds == 1..MostTasks
Attempts == 1..(Retries + 2)

(* The states of a task.  Its version grows with them: 1, 2, and 3 for both ends. *)
None == 0
Alive == 1
Stopping == 2
Good == 3
Bad == 4
Gone == 5
ExitedGood == 6  \* the program has exited, so that the result is known; the task has not ended
ExitedBad == 7
Exited == {ExitedGood, ExitedBad}
Version(s) == CASE s \in {Good, Bad} -> 3 [] s \in Exited -> 2 [] OTHER -> s

(* A task of another stack, of an earlier generation of the run, or of anybody who copies its name. *)
Stranger == MostTasks + 1

-----------------------------------------------------------------------------
(* Values *)

Effect(k, a, t) == [k |-> k, a |-> a, t |-> t]

(* What is observed: k is what, e the effect whose answer it is, t the task, s its state. *)
NoEffect == Effect("none", 0, 0)
Observed(k, t, s) == [k |-> k, e |-> NoEffect, t |-> t, s |-> s]
Answer(k, e, t, s) == [k |-> k, e |-> e, t |-> t, s |-> s]

(* An effect that is owed.  For RunTask: how often it was given out and not given back, where 2 stands for more than *)
(* once (tries), and whether longer ago than a token lives (old).                                                   *)
Owed(e) == [e |-> e, tries |-> 1, old |-> FALSE]

NoRun == [phase |-> "none", att |-> 0, task |-> 0, ver |-> 0, stop |-> "no", asked |-> 0,
          owed |-> <<>>, past |-> <<>>, spent |-> 0, susp |-> FALSE, waits |-> "nobody", gaveUp |-> {}, dying |-> {}]

(* A decision in the making: the record, the effects, and whether the record's times change. *)
Draft(r) == [r |-> r, eff |-> <<>>, touched |-> FALSE]

IsOwed(r, e) == \E i \in DOMAIN r.owed : r.owed[i].e = e
Owing(r, e) == r.owed[CHOOSE i \in DOMAIN r.owed : r.owed[i].e = e]
Attempting(r) == r.phase = "attempting"
Hangs(r) == r.stop = "hangs"
Open(r) == Attempting(r) \/ Hangs(r)
Wanted(r) == r.stop \in {"policy", "user"}

(* What is about the attempt's own task, if that is known, or about its launch. *)
OfOwnTask(r, e) == e.a = r.att /\ (r.task = 0 \/ e.t \in {0, r.task})

Dropping(owed, Drop(_)) == SelectSeq(owed, LAMBDA o : ~Drop(o.e))
Without(d, Drop(_)) == [d EXCEPT !.r.owed = Dropping(@, Drop)]
Giving(d, e) == [d EXCEPT !.eff = Append(@, e)]
Touched(d) == [d EXCEPT !.touched = TRUE]
Later(d, e) ==
  LET Same(x) == x = e
  IN Touched([d EXCEPT !.r.owed = Append(Dropping(@, Same), Owed(e))])
Asking(d, e) == Giving(Later(d, e), e)

(* An effect that was given out and certainly not carried out is owed as before.  Its token was never used. *)
GivenBack(d, e) ==
  LET i == CHOOSE j \in DOMAIN d.r.owed : d.r.owed[j].e = e
  IN Touched([d EXCEPT !.r.owed[i] = [@ EXCEPT !.tries = 0, !.old = FALSE]])

Run(a) == Effect("Run", a, 0)
Find(a) == Effect("Find", a, 0)
Stop(a, t) == Effect("Stop", a, t)
Describe(a, t) == Effect("Describe", a, t)
Report == Effect("Tell", 0, 0)
IsLaunchOf(e, a) == e = Run(a) \/ e = Find(a)

-----------------------------------------------------------------------------
(* The core: Pipeline, with Intake, AttemptStep, EndOfAttempt, DueWork *)

(* The attempt is over: the run has ended, or waits for its next attempt. *)
Over(d, good) ==
  LET r == d.r
      phase == CASE r.stop = "user" -> "stopped"
                 [] good /\ r.stop = "no" -> "succeeded"
                 [] OTHER -> IF r.spent < Retries \/ ~BudgetChecked THEN "waiting" ELSE "failed"
  IN [d EXCEPT !.r.phase = phase,
               !.r.spent = IF phase = "waiting" THEN @ + 1 ELSE @,
               !.r.stop = "no", !.r.asked = 0]

(* The lifecycle, as far as it goes with a task that was found in state s: None if it was not found in a newer one. *)
Settle(d, s) ==
  LET r == d.r
  IN CASE ~Attempting(r) -> d
       [] r.ver = 3 -> Over(d, s = Good)
       [] s \in Exited /\ r.ver = 2 /\ r.stop = "no" -> [Over(d, s = ExitedGood) EXCEPT !.r.stop = "hangs"]
       [] Wanted(r) /\ r.asked = 0 /\ r.task # 0 /\ r.ver # 2 ->
            Asking([d EXCEPT !.r.asked = 1], Stop(r.att, r.task))
       [] OTHER -> d

(* The attempt's task is given up: nobody can tell of it any more, or it does not stop. *)
Orphan(d) ==
  LET OfAttempt(e) == OfOwnTask(d.r, e) IN Over(Without(d, OfAttempt), FALSE)

GiveUp(d) == Orphan([d EXCEPT !.r.gaveUp = @ \cup {d.r.task}])

(* The task that hangs holds nothing up any more: it has ended, or it is given up. *)
Left(d, stop) ==
  LET OfAttempt(e) == OfOwnTask(d.r, e) IN [Without(d, OfAttempt) EXCEPT !.r.stop = stop, !.r.asked = 0]

Leave(d) == Left([d EXCEPT !.r.gaveUp = @ \cup {d.r.task}], "again")

(* A task that hangs is told to stop whenever its time to stop is over. *)
HangsOn(d) ==
  LET stop == Stop(d.r.att, d.r.task)
      again == Touched([d EXCEPT !.r.asked = @ + 1])
  IN CASE d.r.asked >= Stops -> Leave(d)
       [] IsOwed(d.r, stop) -> again
       [] OTHER -> Asking(again, stop)

(* ECS says that a task which was told to stop is not stopping. *)
NotStopping(d) ==
  IF d.r.asked >= Stops THEN GiveUp(d)
  ELSE Later([d EXCEPT !.r.asked = @ + 1], Stop(d.r.att, d.r.task))

(* Its time to stop is over: StopTask at once. *)
StopAgain(d) ==
  IF d.r.asked >= Stops THEN GiveUp(d)
  ELSE Asking([d EXCEPT !.r.asked = @ + 1], Stop(d.r.att, d.r.task))

(* A snapshot that counts. *)
Know(d, t, s) ==
  LET Answered(e) == \/ e.k \in {"Run", "Find"}
                     \/ e.k = "Stop" /\ e.t = t /\ s # Alive
                     \/ e.k = "Describe" /\ e.t = t /\ s \in {Good, Bad}
      ended == IF Hangs(d.r) /\ s \in {Good, Bad} THEN [d EXCEPT !.r.stop = "no", !.r.asked = 0] ELSE d
  IN Touched(Without([ended EXCEPT !.r.task = t, !.r.ver = Version(s)], Answered))

(* A task that is alive and should not be: it is told to stop, and its end is waited for. *)
Zombie(d, a, t) == Asking([d EXCEPT !.r.dying = @ \cup {t}], Stop(a, t))
Second(d, a, t) == IF IsOwed(d.r, Stop(a, t)) THEN d ELSE Zombie(d, a, t)

(* It has ended, or is given up. *)
NoZombie(d, t) ==
  LET OfZombie(e) == e.k \in {"Stop", "Describe"} /\ e.t = t
  IN [Without(d, OfZombie) EXCEPT !.r.dying = @ \ {t}]

(* ECS has accepted StopTask for it in state s, which is its end only if that state is one. *)
Follow(d, a, t, s) ==
  CASE s \in {Good, Bad} -> NoZombie(d, t)
    [] IsOwed(d.r, Describe(a, t)) \/ ~ZombiesAwaited -> d
    [] OTHER -> Later(d, Describe(a, t))

IsNews(s, known) == Version(s) > known \/ ~VersionGuard

TaskSeen(draft, a, t, s) ==
  LET d == IF s \in {Good, Bad} THEN NoZombie(draft, t) ELSE draft
      r == d.r
      IsSecond(known) == known # 0 /\ known # t
      \* One that was made before the known one cannot be its second: while a token lives, RunTask makes one task.
      SecondSeen(known) == IF s = Alive /\ t > known THEN Second(d, a, t) ELSE d
  IN IF a < r.att
     THEN LET p == r.past[a]
          IN CASE IsSecond(p.task) -> SecondSeen(p.task)
               [] IsNews(s, p.ver) /\ ~p.again /\ s = Alive ->
                    Zombie([d EXCEPT !.r.past[a] = [task |-> t, ver |-> Version(s), again |-> TRUE]], a, t)
               [] OTHER -> d
     ELSE CASE a > r.att -> d
            [] IsSecond(r.task) -> SecondSeen(r.task)
            [] ~IsNews(s, r.ver) -> d
            [] Open(r) -> Know(d, t, s)
            [] s = Alive /\ r.stop # "again" ->
                 Zombie([d EXCEPT !.r.task = t, !.r.ver = Version(s), !.r.stop = "again"], a, t)
            [] OTHER -> d

(* An answer names a task. *)
Named(d, a, t) ==
  LET r == d.r
      live == Attempting(r) /\ a = r.att
      known == IF a = r.att THEN r.task ELSE IF a \in DOMAIN r.past THEN r.past[a].task ELSE 0
  IN CASE live /\ r.task = 0 -> Asking([d EXCEPT !.r.task = t], Describe(a, t))
       [] live /\ r.task = t -> d
       [] known = t -> d
       [] known # 0 -> Second(d, a, t)
       [] a = r.att -> Zombie([d EXCEPT !.r.task = t, !.r.stop = "again"], a, t)
       [] a \in DOMAIN r.past ->
            Zombie([d EXCEPT !.r.past[a] = [@ EXCEPT !.task = t, !.again = TRUE]], a, t)
       [] OTHER -> d

Awaited(r, a) == Attempting(r) /\ a = r.att /\ r.task = 0

Refused(d, a) == IF Awaited(d.r, a) THEN Over(d, FALSE) ELSE d

(* Nobody can be asked about the attempt's task: it may be alive, so that this ends the run. *)
LoseSight(d) ==
  LET r == d.r
      OfAttempt(e) == OfOwnTask(r, e)
  IN [Without(d, OfAttempt) EXCEPT !.r.phase = IF r.stop = "user" THEN "stopped" ELSE "failed",
                                   !.r.stop = "no", !.r.asked = 0, !.r.gaveUp = @ \cup ({r.task} \ {0})]

Unanswered(d, a, givenUp) ==
  LET OfLaunch(e) == IsLaunchOf(e, a)
  IN CASE ~IsOwed(d.r, Run(a)) /\ ~IsOwed(d.r, Find(a)) -> d
       [] ~givenUp -> Touched(d)
       [] IsOwed(d.r, Find(a)) -> LoseSight(d)
       [] OTHER -> Asking(Without(d, OfLaunch), Find(a))

Refusals == {"throttled", "denied", "unplaced"}

LaunchAnswered(d, o, givenUp) ==
  LET a == o.e.a
      repeated == IsOwed(d.r, Run(a)) /\ Owing(d.r, Run(a)).tries > 1 /\ RefusalIsNoProof
      OfLaunch(e) == IsLaunchOf(e, a)
      known == Without(d, OfLaunch)
  IN CASE o.k = "lost" -> Unanswered(d, a, givenUp)
       [] o.k = "throttled" /\ repeated -> Unanswered(d, a, givenUp)
       [] o.k = "throttled" /\ IsOwed(d.r, Run(a)) /\ Awaited(d.r, a) /\ ~givenUp -> GivenBack(d, Run(a))
       [] o.k \in Refusals /\ IsOwed(d.r, Find(a)) -> d
       [] o.k \in Refusals /\ repeated -> IF Awaited(d.r, a) THEN Asking(known, Find(a)) ELSE known
       [] o.k \in Refusals -> Refused(known, a)
       [] o.k = "made" /\ Attempting(d.r) /\ a = d.r.att /\ d.r.task \in {0, o.t} /\ d.r.ver = 0 ->
            Know(known, o.t, o.s)
       [] OTHER -> Named(known, a, o.t)

(* ECS lists no such task: not yet (grace), or it was never made. *)
FindAnswered(d, o, grace, givenUp) ==
  LET a == o.e.a
      OfLaunch(e) == IsLaunchOf(e, a)
  IN CASE o.k = "lost" -> Unanswered(d, a, givenUp)
       [] o.k = "found" -> TaskSeen(Without(d, OfLaunch), a, o.t, o.s)
       [] Awaited(d.r, a) /\ IsOwed(d.r, Find(a)) ->
            CASE grace -> Touched(d)
              [] givenUp -> Refused(Without(d, OfLaunch), a)
              [] OTHER -> Asking(Without(d, OfLaunch), Run(a))
       [] OTHER -> d

IsOf(r, a, t) == a = r.att /\ t = r.task

(* StopTask stays owed: what made it fail may pass. *)
Probe(d, e) == Asking(Touched(d), Describe(e.a, e.t))

(* ECS knows no such task: not yet (grace), or no more. *)
StopAnswered(d, o, grace, givenUp) ==
  LET e == o.e
      ThisStop(x) == x = e
      stopped == Without(d, ThisStop)
      live == Attempting(d.r) /\ IsOf(d.r, e.a, e.t)
      hangs == Hangs(d.r) /\ IsOf(d.r, e.a, e.t)
  IN CASE o.k = "told" /\ (live \/ hangs) -> IF IsNews(o.s, d.r.ver) THEN Know(stopped, e.t, o.s) ELSE stopped
       [] o.k = "told" -> IF IsOwed(d.r, e) THEN Follow(stopped, e.a, e.t, o.s) ELSE stopped
       [] o.k = "missing" /\ hangs /\ ~grace -> Left(d, "no")
       [] o.k = "missing" /\ live -> IF grace THEN Probe(d, e) ELSE Orphan(d)
       [] o.k = "missing" -> IF grace /\ IsOwed(d.r, e) THEN Touched(d) ELSE stopped
       [] ~IsOwed(d.r, e) -> d
       [] givenUp -> IF live THEN LoseSight(d) ELSE [stopped EXCEPT !.r.dying = @ \ {e.t}]
       [] live -> Probe(d, e)
       [] grace -> d      \* the next try has its moment already
       [] OTHER -> Touched(d)

(* Two answers at one moment (same): the second says nothing that is to be written. *)
DescribeAnswered(d, o, grace, givenUp, same) ==
  LET e == o.e
      open == Open(d.r) /\ IsOf(d.r, e.a, e.t)
      ThisQuestion(x) == x = e
      answered == Without(d, ThisQuestion)
      known == CASE IsNews(o.s, d.r.ver) -> Know(answered, e.t, o.s)
                 [] same /\ answered = d -> d
                 [] OTHER -> Touched(answered)
      waiting == IF givenUp THEN NoZombie(d, e.t) ELSE Touched(d)  \* for the end of a zombie
  IN CASE o.k = "told" /\ open ->
            IF Wanted(known.r) /\ ~IsOwed(known.r, Stop(e.a, e.t)) /\ known.r.ver < 2 /\ known.r.asked > 0
            THEN NotStopping(known) ELSE known
       [] o.k = "told" -> TaskSeen(IF IsOwed(d.r, e) THEN waiting ELSE d, e.a, e.t, o.s)
       [] ~open /\ IsOwed(d.r, e) -> IF o.k = "missing" THEN NoZombie(d, e.t) ELSE waiting
       [] ~open -> d
       [] o.k = "missing" /\ ~grace -> IF Hangs(d.r) THEN Left(d, "no") ELSE Orphan(d)
       [] o.k = "missing" /\ same /\ answered = d -> d
       [] o.k = "unknown" /\ givenUp -> IF Hangs(d.r) THEN Leave(d) ELSE LoseSight(d)
       [] OTHER -> Touched(d)

StopRequested(d) ==
  CASE Attempting(d.r) -> [d EXCEPT !.r.stop = "user"]
    [] d.r.phase = "waiting" -> [d EXCEPT !.r.phase = "stopped"]
    [] OTHER -> d

SuspendRequested(d) ==
  IF d.r.phase \in Ended \/ d.r.stop = "user" THEN d ELSE [d EXCEPT !.r.susp = TRUE]

ResumeRequested(d) == IF d.r.phase \in Ended THEN d ELSE [d EXCEPT !.r.susp = FALSE]

(* Somebody waits for the run; whoever comes after its end gets the report at once. *)
WaitRequested(d) ==
  LET waiting == [d EXCEPT !.r.waits = "waits"]
  IN CASE d.r.waits # "nobody" -> d
       [] d.r.phase \in Ended -> Asking(waiting, Report)
       [] OTHER -> waiting

ReportAnswered(d, o) ==
  LET IsReport(e) == e = Report
  IN CASE d.r.waits # "waits" -> d
       [] o.k = "delivered" -> Without([d EXCEPT !.r.waits = "heard"], IsReport)
       [] IsOwed(d.r, Report) -> Touched(d)
       [] OTHER -> d

(* The run has just ended: nothing of it is suspended any more, and who waits is owed a report. *)
Concluded(d) ==
  LET quiet == [d EXCEPT !.r.susp = FALSE]
  IN IF d.r.waits = "waits" /\ ReportOwed THEN Asking(quiet, Report) ELSE quiet

Observe(d, o, ch) ==
  CASE o.k = "seen" /\ o.t = Stranger /\ IdentityChecked -> d
    [] o.k = "seen" -> TaskSeen(d, tasks[o.t].att, o.t, o.s)
    [] o.k = "instance" ->
         CASE ~Open(d.r) \/ d.r.task # o.t \/ d.r.ver \notin {1, 2} -> d
           [] Hangs(d.r) -> Left(d, "again")
           [] OTHER -> Orphan(d)
    [] o.k = "user" -> StopRequested(d)
    [] o.k = "suspend" -> SuspendRequested(d)
    [] o.k = "resume" -> ResumeRequested(d)
    [] o.k = "wait" -> WaitRequested(d)
    [] o.e.k = "Tell" -> ReportAnswered(d, o)
    [] o.e.k = "Run" -> LaunchAnswered(d, o, ch.givenUp)
    [] o.e.k = "Find" -> FindAnswered(d, o, ch.grace, ch.givenUp)
    [] o.e.k = "Stop" -> StopAnswered(d, o, ch.grace, ch.givenUp)
    [] o.e.k = "Describe" -> DescribeAnswered(d, o, ch.grace, ch.givenUp, ch.same)
    [] OTHER -> d

(* A watchdog: the task is in its state for too long. *)
Late(d) ==
  LET r == d.r
  IN CASE Hangs(r) -> HangsOn(d)
       [] r.ver = 1 /\ r.stop = "no" -> Touched(Settle([d EXCEPT !.r.stop = "policy"], Alive))
       [] IsOwed(r, Stop(r.att, r.task)) -> Touched(d)
       [] OTHER -> StopAgain([d EXCEPT !.r.stop = IF @ = "no" THEN "policy" ELSE @])

Begin(d) ==
  LET r == d.r
      last == [task |-> r.task, ver |-> r.ver, again |-> r.stop = "again"]
      next == [r EXCEPT !.phase = "attempting", !.att = @ + 1, !.task = 0, !.ver = 0, !.stop = "no",
                        !.past = Append(@, last)]
  IN Asking([d EXCEPT !.r = next], Run(next.att))

(* An effect whose lease is over. *)
GiveOut(d, o) ==
  LET e == o.e
      This(x) == x = e
      i == CHOOSE j \in DOMAIN d.r.owed : d.r.owed[j].e = e
  IN CASE e.k = "Run" /\ o.tries = 0 /\ Wanted(d.r) /\ e.a = d.r.att -> Over(Without(d, This), FALSE)
       [] e.k = "Run" /\ o.tries > 0 /\ o.old /\ CheckBeforeRepeat -> Asking(Without(d, This), Find(e.a))
       [] e.k = "Run" /\ o.tries = 0 -> Touched(Giving([d EXCEPT !.r.owed[i] = Owed(e)], e))
       [] OTHER -> Touched(Giving([d EXCEPT !.r.owed[i].tries = IF e.k = "Run" THEN 2 ELSE 1], e))

RECURSIVE GiveOutAll(_, _)
GiveOutAll(d, due) ==
  IF due = <<>> THEN d
  ELSE GiveOutAll(IF Head(due) \in {d.r.owed[i] : i \in DOMAIN d.r.owed} THEN GiveOut(d, Head(due)) ELSE d,
                  Tail(due))

Check(d) ==
  LET r == d.r IN IF Open(r) /\ r.task # 0 /\ ~IsOwed(r, Describe(r.att, r.task)) THEN Giving(d, Describe(r.att, r.task)) ELSE d

Fresh == Asking(Draft([NoRun EXCEPT !.phase = "attempting", !.att = 1]), Run(1))

(* A launch that was never called waits for the end of the suspension, unless it is unwanted. *)
Asleep(r, o) ==
  r.susp /\ SuspensionHolds /\ o.e.k = "Run" /\ o.tries = 0 /\ ~(Wanted(r) /\ o.e.a = r.att)

(* It is about a task that should not be alive and may be: ECS has yet to accept StopTask, or to end the task. *)
IsAboutZombie(r, e) == e.k = "Describe" /\ ~(Open(r) /\ e.a = r.att /\ e.t = r.task)
IsStopping(r, e) == e.k = "Stop" \/ (IsAboutZombie(r, e) /\ ZombiesAwaited)

(* The decision.  What time has brought is chosen: ch. *)
Decide(r, o, ch) ==
  IF r.phase = "none" THEN Fresh
  ELSE LET observed == Observe(Draft(r), o, ch)
           settled == IF observed.r = r THEN observed ELSE Settle(observed, IF observed.r.ver = r.ver THEN None ELSE o.s)
           watched == IF ch.late THEN Late(settled) ELSE settled
           begins == /\ ch.begin /\ watched.r.phase = "waiting" /\ (Hangs(watched.r) => ~HangingAwaited)
                     /\ (watched.r.susp => ~SuspensionHolds)
                     /\ \A i \in DOMAIN watched.r.owed : ~IsStopping(watched.r, watched.r.owed[i].e)
           begun == IF begins THEN Begin(watched) ELSE watched
           given == GiveOutAll(begun, SelectSeq(r.owed, LAMBDA x : x \in ch.due /\ ~Asleep(begun.r, x)))
           checked == IF ch.check THEN Check(given) ELSE given
       IN IF r.phase \notin Ended /\ checked.r.phase \in Ended THEN Concluded(checked) ELSE checked

IsWritten(r, d) == d.touched \/ d.r # r

-----------------------------------------------------------------------------
(* What time may have brought by now, for function f *)

ToDo(p) == IF p.pc = "idle" THEN {} ELSE {p.todo[i] : i \in DOMAIN p.todo}
Answers(p) == IF p.pc = "save" THEN {p.obs.e} ELSE {}
IsFree(e, f) ==
  /\ LeaseHolds => \A g \in Functions : e \notin ToDo(procs[g])
  /\ LeaseCoversSave => \A g \in Functions \ {f} : e \notin Answers(procs[g])

(* What brings nobody further, and may do so for ever. *)
Silences == {"lost", "throttled", "unknown", "none"}

(* If it comes at the moment of the answer before it, nothing is to be written, whichever record was read. *)
MaySayNothing(o) == o.e.k = "Describe" /\ o.k \in {"told", "missing"}

TimesUp(r, o, f) ==
  LET timer == o.k \in {"tick", "launch"} /\ Open(r)
      free == {x \in {r.owed[i] : i \in DOMAIN r.owed} :
                 /\ IsFree(x.e, f)
                 /\ ~(x.e = o.e /\ o.k \in {"lost", "throttled", "none", "unsent"})}  \* that is postponed
      missing == o.k \in {"missing", "none"}
      early == missing /\ o.s = Alive
  IN [due : SUBSET free,
      begin : IF r.phase = "waiting" /\ o.k # "user" THEN BOOLEAN ELSE {FALSE},
      late : IF timer /\ (r.ver = 2 \/ r.asked > 0 \/ (Watchdog /\ r.ver = 1))
             THEN BOOLEAN ELSE {FALSE},
      check : IF timer THEN BOOLEAN ELSE {FALSE},
      grace : IF early /\ VisibilityGrace THEN {TRUE} ELSE IF missing \/ o.k = "failed" THEN BOOLEAN ELSE {FALSE},
      givenUp : IF o.k = "failed" \/ (QuestionsBounded /\ (o.k \in Silences \/ IsAboutZombie(r, o.e)))
                THEN BOOLEAN ELSE {FALSE},
      same : IF MaySayNothing(o) THEN BOOLEAN ELSE {FALSE}]

-----------------------------------------------------------------------------
(* The functions *)

Idle == [pc |-> "idle"]
Waiting(todo, fresh) == IF todo = <<>> THEN Idle ELSE [pc |-> "act", todo |-> todo, fresh |-> fresh]
Saving(o, d, todo) == [pc |-> "save", obs |-> o, next |-> d.r, eff |-> d.eff, todo |-> todo, fresh |-> TRUE]
Outdated(o, todo) == [pc |-> "save", obs |-> o, todo |-> todo, fresh |-> FALSE]

(* After a decision on the latest record. *)
Decided(o, d, todo) ==
  IF IsWritten(rec, d) THEN Saving(o, d, todo) ELSE Waiting(todo \o d.eff, TRUE)

(* Who read before this save has read in vain: only that is kept of what they read. *)
Outdate(p) ==
  CASE ~ConditionalSave -> p
    [] p.pc = "save" /\ p.fresh -> Outdated(p.obs, p.todo)
    [] p.pc = "act" -> [p EXCEPT !.fresh = FALSE]
    [] OTHER -> p

Saved(f, next) == [g \in Functions |-> IF g = f THEN next ELSE Outdate(procs[g])]

Begins(f, o) ==
  /\ procs[f].pc = "idle"
  /\ \E ch \in TimesUp(rec, o, f) :
       LET d == Decide(rec, o, ch)
       IN /\ IsWritten(rec, d) \/ d.eff # <<>>
          /\ procs' = [procs EXCEPT ![f] = Decided(o, d, <<>>)]
          /\ rec' = rec
          /\ IF SaveBeforeAct \/ Run(1) \notin {d.eff[i] : i \in DOMAIN d.eff}
             THEN tasks' = tasks
             ELSE tasks' = [tasks EXCEPT ![1] = [att |-> 1, st |-> Alive, vis |-> TRUE, tok |-> TRUE]]

Tick == Observed("tick", 0, None)

(* LaunchRun, invoked once or again. *)
Launch(f) == Begins(f, IF rec.phase = "none" THEN Observed("launch", 0, None) ELSE Tick)

(* Reconcile finds the run due. *)
Reconcile(f) == rec.phase # "none" /\ Begins(f, Tick)

(* An event: any state that the task has had, in any order, any number of times, or never. *)
Event(f) ==
  \E t \in TaskIds :
    /\ tasks[t].st # None /\ rec.phase # "none"
    /\ \E s \in {Alive, Stopping, Good, Bad} \cup Exited :
         /\ \/ s = tasks[t].st
            \/ s = Alive
            \/ s = Stopping /\ tasks[t].st = Bad
            \/ t <= HangingTasks /\ s = ExitedGood /\ tasks[t].st = Good
            \/ t <= HangingTasks /\ s = ExitedBad /\ tasks[t].st = Bad
         /\ Begins(f, Observed("seen", t, s))

(* The same of the stranger: whoever made it has it as they like. *)
OfStranger == {Alive, Good}
EventOfStranger(f) ==
  /\ Strangers /\ rec.phase # "none"
  /\ \E s \in OfStranger : Begins(f, Observed("seen", Stranger, s))

Instance(f) ==
  \E t \in TaskIds : tasks[t].st = Gone /\ rec.phase # "none" /\ Begins(f, Observed("instance", t, Gone))

User(f) ==
  /\ rec.phase # "none"
  /\ \/ UserStops /\ Begins(f, Observed("user", 0, None))
     \/ Suspensions /\ \E k \in {"suspend", "resume"} : Begins(f, Observed(k, 0, None))
     \/ Callbacks /\ Begins(f, Observed("wait", 0, None))

(* The conditional write.  Its loser is given the winner's record and decides on that. *)
Save(f) ==
  LET p == procs[f]
  IN /\ p.pc = "save"
     /\ tasks' = tasks
     /\ IF p.fresh
        THEN /\ rec' = IF PendingSaved THEN p.next ELSE [p.next EXCEPT !.owed = <<>>]
             /\ procs' = Saved(f, Waiting(p.todo \o p.eff, TRUE))
        ELSE /\ rec' = rec
             /\ \E ch \in TimesUp(rec, p.obs, f) :
                  procs' = [procs EXCEPT ![f] = Decided(p.obs, Decide(rec, p.obs, ch), p.todo)]

(* A call to ECS and its answer, which the function decides upon: on what it knows of the record. *)
Calls(f, o) ==
  LET p == procs[f]
      todo == Tail(p.todo)
  IN IF p.fresh
     THEN \E ch \in TimesUp(rec, o, f) :
            procs' = [procs EXCEPT ![f] = Decided(o, Decide(rec, o, ch), todo)]
     ELSE \/ procs' = [procs EXCEPT ![f] = Outdated(o, todo)]
          \/ MaySayNothing(o) /\ procs' = [procs EXCEPT ![f] = Waiting(todo, FALSE)]

OfAttempt(a) == {t \in TaskIds : tasks[t].st # None /\ tasks[t].att = a}

(* The core first drops the strangers from what it is answered, and takes it for the answer without them. *)
OrStranger(names, without) == IF IdentityChecked THEN without ELSE names

RunTask(f, e) ==
  LET known == {t \in OfAttempt(e.a) : tasks[t].tok /\ DerivedToken}
      room == {t \in TaskIds : tasks[t].st = None}
  IN \/ \E t \in known : Calls(f, Answer("again", e, t, None)) /\ tasks' = tasks
     \/ /\ known = {} /\ room # {}
        /\ LET t == CHOOSE x \in room : \A y \in room : x <= y
           IN /\ tasks' = [tasks EXCEPT ![t] = [att |-> e.a, st |-> Alive, vis |-> ~HiddenTasks, tok |-> TRUE]]
              /\ Calls(f, Answer("made", e, t, Alive)) \/ Calls(f, Answer("lost", e, 0, None))
     \/ /\ tasks' = tasks
        /\ \/ Calls(f, Answer("lost", e, 0, None))
           \/ Calls(f, Answer("denied", e, 0, None))
           \/ Throttles /\ Calls(f, Answer("throttled", e, 0, None))
           \/ known = {} /\ Calls(f, Answer("unplaced", e, 0, None))
           \/ Strangers /\ \E s \in OfStranger :
                Calls(f, OrStranger(Answer("made", e, Stranger, s), Answer("denied", e, 0, None)))

StopTask(f, e) ==
  LET t == tasks[e.t]
      told == IF t.st = Alive THEN Stopping ELSE t.st
      there == t.vis /\ t.st # Gone
  IN \/ /\ there
        /\ tasks' = [tasks EXCEPT ![e.t].st = told]
        /\ Calls(f, Answer("told", e, e.t, told)) \/ Calls(f, Answer("failed", e, e.t, None))
     \/ /\ tasks' = tasks
        /\ \/ Calls(f, Answer("failed", e, e.t, None))
           \/ ~there /\ Calls(f, Answer("missing", e, e.t, IF t.st = Gone THEN Gone ELSE Alive))

DescribeTasks(f, e) ==
  LET t == tasks[e.t]
      there == t.vis /\ t.st # Gone
  IN /\ tasks' = tasks
     /\ \/ there /\ Calls(f, Answer("told", e, e.t, t.st))
        \/ ~there /\ Calls(f, Answer("missing", e, e.t, IF t.st = Gone THEN Gone ELSE Alive))
        \/ Calls(f, Answer("unknown", e, e.t, None))

ListTasks(f, e) ==
  LET there == {t \in OfAttempt(e.a) : tasks[t].st # Gone}
      listed == {t \in there : tasks[t].vis}
      none == Answer("none", e, 0, IF there = {} THEN None ELSE Alive)
  IN /\ tasks' = tasks
     /\ \/ \E t \in listed : Calls(f, Answer("found", e, t, tasks[t].st))
        \/ listed = {} /\ Calls(f, none)
        \/ Strangers /\ listed = {} /\ \E s \in OfStranger : Calls(f, OrStranger(Answer("found", e, Stranger, s), none))
        \/ Calls(f, Answer("lost", e, 0, None))

(* A report to who waits, which may arrive without an answer. *)
Reports(f, e) ==
  /\ tasks' = tasks
  /\ Calls(f, Answer("delivered", e, 0, None)) \/ Calls(f, Answer("unsent", e, 0, None))

Act(f) ==
  /\ procs[f].pc = "act"
  /\ rec' = rec
  /\ LET e == Head(procs[f].todo)
     IN CASE e.k = "Run" -> RunTask(f, e)
          [] e.k = "Find" -> ListTasks(f, e)
          [] e.k = "Stop" -> StopTask(f, e)
          [] e.k = "Describe" -> DescribeTasks(f, e)
          [] e.k = "Tell" -> Reports(f, e)

Crash(f) ==
  /\ Crashes
  /\ procs[f].pc # "idle"
  /\ procs' = [procs EXCEPT ![f] = Idle]
  /\ UNCHANGED <<rec, tasks>>

-----------------------------------------------------------------------------
(* ECS by itself *)

Is(t, states) == tasks[t].st \in states
Becomes(t, state) == tasks' = [tasks EXCEPT ![t].st = state] /\ UNCHANGED <<rec, procs>>

Ends(t) == \/ Is(t, {Alive}) /\ (Becomes(t, Good) \/ Becomes(t, Bad))
           \/ Is(t, {Stopping}) /\ Becomes(t, Bad)
           \/ t <= HangingTasks /\ Is(t, {Alive}) /\ (Becomes(t, ExitedGood) \/ Becomes(t, ExitedBad))
           \/ Is(t, {ExitedGood}) /\ Becomes(t, Good)
           \/ Is(t, {ExitedBad}) /\ Becomes(t, Bad)

BecomesVisible(t) ==
  /\ tasks[t].st # None /\ ~tasks[t].vis
  /\ tasks' = [tasks EXCEPT ![t].vis = TRUE] /\ UNCHANGED <<rec, procs>>

(* Its instance is lost with it, or ECS forgets a task that ended an hour ago. *)
IsHeardOf(t) == rec.task = t \/ \E a \in DOMAIN rec.past : rec.past[a].task = t
IsGone(t) ==
  /\ tasks[t].vis
  /\ \/ LostInstances /\ Is(t, {Alive, Stopping} \cup Exited)
     \/ Is(t, {Good, Bad})
  /\ HeardInTime => IsHeardOf(t)
  /\ Becomes(t, Gone)

(* A pending RunTask grows older than a token may. *)
TokenAges ==
  \E i \in DOMAIN rec.owed :
    /\ rec.owed[i].e.k = "Run" /\ ~rec.owed[i].old
    /\ rec' = [rec EXCEPT !.owed[i].old = TRUE]
    /\ procs' = [f \in Functions |->
         IF procs[f].pc = "save" /\ procs[f].fresh
         THEN [procs[f] EXCEPT !.next.owed = [j \in DOMAIN @ |->
                 IF @[j].e = rec.owed[i].e THEN [@[j] EXCEPT !.old = TRUE] ELSE @[j]]]
         ELSE procs[f]]
    /\ UNCHANGED tasks

(* ECS forgets the token: five minutes after the code has stopped to count on it. *)
TouchesLaunch(p, a) ==
  \/ p.pc = "save" /\ p.obs.e \in {Run(a), Find(a)}
  \/ p.pc \in {"act", "save"} /\ \E i \in DOMAIN p.todo : IsLaunchOf(p.todo[i], a)
  \/ p.pc = "save" /\ p.fresh /\ Run(a) \in {p.eff[i] : i \in DOMAIN p.eff}
TokenDies(t) ==
  /\ tasks[t].st # None /\ tasks[t].vis /\ tasks[t].tok
  /\ \E i \in DOMAIN rec.owed : rec.owed[i].e = Run(tasks[t].att) /\ rec.owed[i].old
  /\ ShortFunctions => \A f \in Functions : ~TouchesLaunch(procs[f], tasks[t].att)
  /\ tasks' = [tasks EXCEPT ![t].tok = FALSE]
  /\ UNCHANGED <<rec, procs>>

-----------------------------------------------------------------------------

Init ==
  /\ rec = NoRun
  /\ tasks = [t \in TaskIds \cup (IF Strangers THEN {Stranger} ELSE {}) |->
               IF t = Stranger THEN [att |-> 1, st |-> Alive, vis |-> TRUE, tok |-> FALSE]
               ELSE [att |-> 0, st |-> None, vis |-> FALSE, tok |-> FALSE]]
  /\ procs = [f \in Functions |-> Idle]

Function(f) == \/ Launch(f) \/ Reconcile(f) \/ Event(f) \/ EventOfStranger(f) \/ Instance(f) \/ User(f)
               \/ Save(f) \/ Act(f) \/ Crash(f)
Ecs == (\E t \in TaskIds : Ends(t) \/ BecomesVisible(t) \/ IsGone(t) \/ TokenDies(t)) \/ TokenAges
Next == (\E f \in Functions : Function(f)) \/ Ecs
Spec == Init /\ [][Next]_vars

Symmetry == Permutations(Functions)

-----------------------------------------------------------------------------
(* That it goes on.  Functions are invoked, save, and call; time passes; a program ends.  ECS may leave any     *)
(* question without an answer for ever, and any task that it stops or whose program has exited short of STOPPED: *)
(* nothing is fair about those.                                                                                *)

(* Reconcile finds everything due that time can have brought. *)
Turn(f) ==
  /\ rec.phase # "none" /\ procs[f].pc = "idle"
  /\ LET all == TimesUp(rec, Tick, f)
         ch == [due |-> UNION {c.due : c \in all}, begin |-> \E c \in all : c.begin,
                late |-> \E c \in all : c.late, check |-> \E c \in all : c.check,
                grace |-> FALSE, givenUp |-> FALSE]
         d == Decide(rec, Tick, ch)
     IN /\ IsWritten(rec, d) \/ d.eff # <<>>
        /\ procs' = [procs EXCEPT ![f] = Decided(Tick, d, <<>>)]
        /\ UNCHANGED <<rec, tasks>>

(* A question of a kind that has gone without an answer for as long as it may. *)
Patience(f, k, answers) ==
  /\ QuestionsBounded
  /\ procs[f].pc = "act" /\ procs[f].fresh
  /\ LET e == Head(procs[f].todo)
     IN /\ e.k = k
        /\ \E a \in answers :
             /\ a = "none" => OfAttempt(e.a) = {}
             /\ LET o == Answer(a, e, e.t, None)
                    d == Decide(rec, o, [due |-> {}, begin |-> FALSE, late |-> FALSE, check |-> FALSE,
                                         grace |-> FALSE, givenUp |-> TRUE])
                IN procs' = [procs EXCEPT ![f] = Decided(o, d, Tail(procs[f].todo))]
  /\ UNCHANGED <<rec, tasks>>

Fairness ==
  /\ \A f \in Functions :
       /\ SF_vars(Turn(f)) /\ WF_vars(Save(f) \/ Act(f))
       /\ SF_vars(Patience(f, "Run", {"lost", "throttled"})) /\ SF_vars(Patience(f, "Find", {"lost"}))
       /\ SF_vars(Patience(f, "Find", {"none"})) /\ SF_vars(Patience(f, "Describe", {"unknown"}))
  /\ \A t \in TaskIds : WF_vars(BecomesVisible(t) \/ (tasks[t].st = Alive /\ Ends(t)))

FairSpec == Spec /\ Fairness

(* And it waits for no task that hangs for ever. *)
EveryRunEnds == (rec.phase # "none") ~> (rec.phase \in Ended /\ ~Hangs(rec))

-----------------------------------------------------------------------------
(* What must hold *)

Effects == [k : {"Run", "Find", "Stop", "Describe"}, a : Attempts, t : 0..Stranger]

TypeOK ==
  /\ rec.phase \in {"none", "attempting", "waiting"} \cup Ended
  /\ rec.att \in 0..(Retries + 2) /\ rec.task \in 0..Stranger /\ rec.ver \in 0..3
  /\ rec.stop \in {"no", "policy", "user", "hangs", "again"} /\ rec.asked \in 0..Stops
  /\ rec.susp \in BOOLEAN /\ rec.waits \in {"nobody", "waits", "heard"}
  /\ \A i \in DOMAIN rec.owed : rec.owed[i].e \in Effects \cup {Report}
  /\ \A i, j \in DOMAIN rec.owed : i # j => rec.owed[i].e # rec.owed[j].e
  /\ DOMAIN rec.past = IF rec.att = 0 THEN {} ELSE 1..(rec.att - 1)
  /\ \A f \in Functions : procs[f].pc \in {"idle", "save", "act"}

IsThere(t) == tasks[t].st # None
IsAlive(t) == tasks[t].st \in {Alive, Stopping} \cup Exited

(* However often RunTask is called for an attempt, it has one task. *)
OneTaskPerAttempt ==
  \A t, u \in TaskIds : t # u /\ IsThere(t) /\ IsThere(u) => tasks[t].att # tasks[u].att

(* No two tasks of the run are alive at once, but for one that StopTask did not take, time and again. *)
AtMostOneLiveAttempt ==
  \A t, u \in TaskIds : t # u /\ IsAlive(t) /\ IsAlive(u) => t \in rec.gaveUp \/ u \in rec.gaveUp

(* What ECS has made was decided upon and stored before. *)
NoTaskWithoutIntent == \A t \in TaskIds : IsThere(t) => rec.phase # "none" /\ tasks[t].att <= rec.att

BudgetKept == rec.spent <= Retries /\ rec.att <= Retries + 1

(* A run that has not ended has something that makes it be looked at again: Run.deadline. *)
EveryRunEndsOrHasDeadline ==
  rec.phase # "none" => \/ rec.phase \in Ended
                        \/ rec.phase = "waiting"
                        \/ rec.owed # <<>>
                        \/ rec.task # 0

(* A run that is over owes no launch. *)
NothingFollowsTheEnd ==
  rec.phase \in Ended => \A i \in DOMAIN rec.owed : rec.owed[i].e.k \in {"Stop", "Describe", "Tell"}

(* Who waits for a run is owed the report from its end on, until it is answered; and nobody gets one before. *)
WhoWaitsIsOwedAReport == (rec.phase \in Ended /\ rec.waits = "waits") <=> IsOwed(rec, Report)

(* The end of a run ends its suspension. *)
NothingSuspendsAnEnd == rec.phase \in Ended => ~rec.susp

(* A run's result comes from its own task alone. *)
ResultIsItsOwn ==
  rec.phase \in Ended => /\ rec.task # Stranger
                         /\ rec.phase = "succeeded" => /\ rec.task \in TaskIds
                                                       /\ tasks[rec.task].att = rec.att
                                                       /\ tasks[rec.task].st \in {ExitedGood, Good, Gone}

(* A stranger is never stopped. *)
StrangersUntouched == Strangers => tasks[Stranger].st = Alive

(* The result is settled as soon as the program's exit is known, though the task hangs; unless it is being stopped. *)
SettledAtExit ==
  rec.phase = "attempting" /\ rec.stop = "no" /\ rec.ver = 2 => tasks[rec.task].st \notin Exited

(* No attempt begins while a task that was told to stop after its attempt is alive, unless that is given up since. *)
NoAttemptBesideAZombie == [][rec'.att # rec.att => \A t \in rec'.dying : ~IsAlive(t)]_vars

(* Whether the run may be launched again under its name: Run.hindrance.  The program of a task that hangs is over. *)
MayBeginAgain(r) ==
  /\ r.phase \in Ended /\ r.waits # "waits"
  /\ \A i \in DOMAIN r.owed : IsStopping(r, r.owed[i].e) => Hangs(r) /\ r.owed[i].e.t = r.task

(* Nor does the next generation of an ended run. *)
NoGenerationBesideAZombie == MayBeginAgain(rec) => \A t \in rec.dying : ~IsAlive(t)

EndedStaysEnded == [][rec.phase \in Ended => rec'.phase = rec.phase]_vars

(* What is known of a task only grows. *)
KnownGrows == [][rec'.att = rec.att /\ rec'.task = rec.task => rec'.ver >= rec.ver]_vars

(* While a run is suspended, no attempt begins and no held launch leaves. *)
IsHeldLaunch(o) == o.e.k = "Run" /\ o.tries = 0
SuspensionKept ==
  [][rec.susp /\ rec'.susp =>
       /\ rec'.att = rec.att
       /\ \A i \in DOMAIN rec.owed, j \in DOMAIN rec'.owed :
            IsHeldLaunch(rec.owed[i]) /\ rec'.owed[j].e = rec.owed[i].e => rec'.owed[j].tries = 0]_vars

(* Attempts follow each other one by one. *)
AttemptsGrow == [][rec'.att \in {rec.att, rec.att + 1}]_vars

=============================================================================

package dev.lifeline.tests.simulation;

import dev.lifeline.aws.dynamodb.JournalWorld;

/** One wrong line in the real code, and a seed from which worlds soon show it: whole worlds, or a journal's. */
enum DeliberateBug implements CodeChange.PlantedBug {
    A_TOKEN_FOR_EACH_CALL(
            SourceFolder.IDENTITY + "TaskName.java",
            "return \"lifeline-\" + Digest.hex(startedBy(), TOKEN_DIGITS);",
            "return \"lifeline-\" + Digest.hex(startedBy() + System.nanoTime(), TOKEN_DIGITS);",
            50),
    ACTS_BEFORE_IT_SAVES(
            SourceFolder.LOOP + "RunLoop.java",
            "switch (write(",
            "decision.effects().forEach(effect -> effects.carryOut(run, effect)); switch (write(",
            1),
    A_VERSION_COUNTS_TWICE(
            SourceFolder.PIPELINE + "Admission.java",
            "if (task.version() <= knownVersion) {",
            "if (task.version() < knownVersion) {",
            59),
    NO_LIST_TASKS_AFTER_THE_TOKENS_LIFE(
            SourceFolder.PIPELINE + "DueWork.java",
            "if (!pending.isUncalledLaunch() && circumstances.now().isAfter(tokenEnds)) {",
            "if (circumstances.now().isBefore(pending.since())) {",
            252),
    A_RETRY_IS_CHARGED_TWICE(
            SourceFolder.PIPELINE + "EndOfAttempt.java",
            "Spent charged = spent.charged(budget.window(), circumstances.now());",
            "Spent charged = spent.charged(budget.window(), circumstances.now()).charged(budget.window(), circumstances.now());",
            1),
    ONE_RETRY_TOO_MANY(SourceFolder.POLICY + "Budget.java", "if (counted >= retries) {", "if (counted > retries) {", 2),
    A_LOST_RACE_IS_TAKEN_FOR_WON(
            SourceFolder.LOOP + "RunLoop.java",
            "stored = next(stored, lost);",
            "return new Turn(new Stored(decision.run(), stored.revision(), stored.recent()), decision);",
            15),
    A_DELETED_RUNS_ANSWER_REACHES_THE_NEXT(
            SourceFolder.LOOP + "RunLoop.java",
            ".filter(winner -> winner.isOfSameGeneration(last))",
            ".filter(winner -> true)",
            10864),
    A_DELETED_RUN_COMES_BACK(
            "shared/controller/src/main/java/dev/lifeline/controller/store/RunStore.java",
            "return revision == last.revision && isOfSameGeneration(last);",
            "return revision == last.revision;",
            3124),
    NO_LEASE(SourceFolder.RUN + "PendingEffect.java", "return !now.isBefore(dueAt);", "return true;", 2),
    A_REFUSED_REPETITION_IS_TAKEN_FOR_PROOF(
            SourceFolder.PIPELINE + "OwedLaunch.java",
            "return tries(draft, attempt) > 1;",
            "return tries(draft, attempt) > 1000;",
            1340),
    A_REVENANT_IS_STOPPED_AGAIN_AND_AGAIN(
            SourceFolder.PIPELINE + "Admission.java",
            "case STOPPED_AGAIN -> OVER;",
            "case STOPPED_AGAIN -> task.isStopping() ? OVER : STOP_AGAIN;",
            1037),
    A_REVENANT_IS_NEVER_STOPPED(
            SourceFolder.PIPELINE + "Admission.java",
            "case OVER -> task.isStopping() ? OVER : STOP_AGAIN;",
            "case OVER -> OVER;",
            137),
    A_STOP_IS_AN_END(SourceFolder.PIPELINE + "ZombieEnd.java", "return asking", "return true", 1_795_827_198_781L),
    DONE_EFFECTS_STAY(
            SourceFolder.PIPELINE + "OwedLaunch.java",
            "return draft.without(effect -> isOf(effect, attempt));",
            "return draft;",
            9),
    AN_EFFECT_IS_NOT_SAVED(
            SourceFolder.PIPELINE + "Draft.java", "return owing(pending).giving(effect);", "return giving(effect);", 1),
    A_BACK_OFF_HAS_NO_DEADLINE(
            SourceFolder.RUN + "DueTimes.java",
            "items.add(new Item(backingOff.until(), () -> \"attempt \" + (attempt.number() + 1)));",
            "",
            1),
    A_RUN_THAT_ENDED_GOES_ON(
            SourceFolder.PIPELINE + "EndOfAttempt.java",
            "if (!draft.attempt().isOver() || !(draft.run().phase() instanceof Phase.Attempting)) {",
            "if (!draft.attempt().isOver()) {",
            18),
    SILENT_TASKS_ARE_NOT_ASKED_AFTER(
            SourceFolder.PIPELINE + "DueWork.java",
            "boolean due = attempt.isOpen() && ",
            "boolean due = !attempt.isOpen() && ",
            108),
    NO_BACK_OFF(
            SourceFolder.PIPELINE + "DueWork.java",
            "|| circumstances.now().isBefore(backingOff.until())) {",
            "|| circumstances.now().isBefore(run.created())) {",
            1),
    A_LOST_INSTANCE_IS_NO_NEWS(
            SourceFolder.RECEIVE + "EventReceiver.java",
            "observe(runs, new InstanceLost(arn))",
            "observe(List.of(), new InstanceLost(arn))",
            42),
    STOP_TASK_ONCE_TOO_OFTEN(
            SourceFolder.PIPELINE + "RepeatedStop.java",
            "if (wanted.asked() >= circumstances.limits().stops()) {",
            "if (wanted.asked() > circumstances.limits().stops()) {",
            2),
    A_FRESH_TASK_IS_TAKEN_FOR_LOST(
            SourceFolder.PIPELINE + "OrphanedAttempt.java",
            "return circumstances.now().isBefore(launched.plus(circumstances.limits().visibility()));",
            "return circumstances.now().isBefore(launched);",
            708),
    LIST_TASKS_IS_BELIEVED_AT_ONCE(
            SourceFolder.PIPELINE + "FindIntake.java",
            "if (circumstances.now().isBefore(certain)) {",
            "if (circumstances.now().isBefore(question.get().since())) {",
            1003),
    A_TOKEN_THAT_OTHERS_USE(
            SourceFolder.IDENTITY + "TaskName.java",
            "Digest.hex(startedBy(), TOKEN_DIGITS)",
            "Digest.hex(run + \"/\" + attempt, TOKEN_DIGITS)",
            2),
    ANOTHER_STACKS_TASK_IS_ADOPTED(
            SourceFolder.RECEIVE + "EventReceiver.java",
            ".filter(TaskName::isReserved)",
            ".filter(startedBy -> TaskName.isOf(rules.namespace(), startedBy))",
            10),
    ONE_ATTEMPTS_NAME_TELLS_THE_NEXTS(
            SourceFolder.IDENTITY + "Nonce.java",
            "Digest.hex(random + \"/\" + attempt, random.length())",
            "Digest.hex(random, random.length())",
            1475),
    A_NAME_WITHOUT_ITS_NONCE_IS_BELIEVED(
            SourceFolder.PIPELINE + "Ownership.java",
            "if (placement.startedBy().filter(name::equals).isEmpty()) {",
            "if (placement.startedBy().isEmpty()) {",
            24),
    A_COPY_IS_STOPPED(
            SourceFolder.PIPELINE + "ZombieTasks.java",
            "if (Strangers.isCopy(draft.run(), seen, circumstances.limits())) {",
            "if (seen.task().isStopped() && Strangers.isCopy(draft.run(), seen, circumstances.limits())) {",
            5),
    A_JOURNAL_TELLS_ANOTHER_DEADLINE(
            SourceFolder.PIPELINE + "Pipeline.java", "after.deadline(),", "before.deadline(),", 1),
    THE_SWITCH_IS_READ_ONCE(
            SourceFolder.GUARD + "Guard.java",
            "if (!now.isBefore(staleAt)) {",
            "if (staleAt.equals(Instant.MIN)) {",
            336),
    A_CALL_WITHOUT_A_SLOT(
            SourceFolder.GUARD + "Pacing.java",
            ".filter(last -> last.until().isAfter(latest(now)));",
            ".filter(last -> last.until().isAfter(now.plusSeconds(60)));",
            15),
    A_SLOT_IS_USED_TWICE(
            SourceFolder.GUARD + "Pacing.java",
            "return !slot.isAfter(latest(now)) && now.isBefore(slot.plus(KEPT));",
            "return !slot.isAfter(latest(now));",
            777),
    TIMERS_ARE_NOT_SET(
            SourceFolder.LOOP + "RunLoop.java",
            ".ifPresent(at -> set(new Timer(decided.run().key(), at)));",
            ".ifPresent(at -> {});",
            16),
    TIMERS_BREED(SourceFolder.LOOP + "RunLoop.java", ".filter(timer.at()::equals)", ".filter(at -> true)", 1),
    A_LAUNCH_THAT_IS_HELD_IS_FORGOTTEN(
            SourceFolder.PIPELINE + "LaunchIntake.java",
            "? draft.holding(launch::equals, held.hold())",
            "? draft.without(launch::equals)",
            44),
    A_QUESTION_WITHOUT_A_BOUND(
            SourceFolder.PIPELINE + "OrphanedAttempt.java",
            ".filter(silence -> !circumstances.now().isBefore(limits.end(silence)))",
            ".filter(silence -> limits.end(silence).isBefore(silence.since()))",
            172),
    A_RESULT_THAT_WAITS_FOR_THE_TASK(
            SourceFolder.LIFECYCLE + "ecs/Exit.java",
            "return saidWhy && allExited(task, essentials);",
            "return saidWhy && task.isStopped();",
            1),
    A_SILENT_ECS_IS_TAKEN_FOR_AN_EMPTY_ONE(
            SourceFolder.LOOP + "Effects.java",
            "new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, \"ECS did not mention the task\")",
            "new DescribeAnswer.TaskMissing()",
            47),
    WHAT_BRINGS_NO_EFFECT_IS_NOT_WRITTEN(
            SourceFolder.LOOP + "RunLoop.java",
            "case SUBSTANCE -> store",
            "case SUBSTANCE -> decision.effects().isEmpty() ? new SaveResult.Saved(last) : store",
            1),
    A_DEADLINE_MOVES_TOO_FAR(
            SourceFolder.DECISION + "Circumstances.java",
            "return before.heard(now, now.plus(limits.check()));",
            "return before.heard(now, now.plus(limits.check().multipliedBy(2)));",
            2),
    A_THROTTLED_LAUNCH_COSTS_AN_ATTEMPT(
            SourceFolder.PIPELINE + "LaunchIntake.java",
            "return why.cause() == Cause.THROTTLED",
            "return why.evidence().isEmpty()",
            4),
    A_THROTTLED_LAUNCH_IS_FORGOTTEN(
            SourceFolder.PIPELINE + "LaunchIntake.java",
            "return asked.holding(new Effect.RunTask(attempt)::equals, hold)",
            "return asked.without(new Effect.RunTask(attempt)::equals)",
            4),
    A_JOURNAL_SPILLED_AND_KEPT(
            SourceFolder.AWS + "JournalItems.java",
            "new ArrayList<>(isFull(read, newest) ? List.of() : read.recent())",
            "new ArrayList<>(read.recent())"),
    A_JOURNAL_SPILLED_TWICE(
            SourceFolder.AWS + "JournalItems.java",
            "TableCalls.digits(revision(entries.getFirst()), 10)",
            "TableCalls.digits(revision(entries.getLast()), 10)"),
    A_JOURNAL_DROPPED_AND_NOT_SPILLED(
            SourceFolder.AWS + "DynamoDbRunStore.java", ".ifPresent(this::spill);", ".ifPresent(item -> {});"),
    A_JOURNAL_OVERWRITTEN_BY_LESS(SourceFolder.AWS + "DynamoDbRunStore.java", "JournalItems.ifMost(put, item);", "");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts, a class and a number
    private final CodeChange change;

    DeliberateBug(String file, String text, String replacement, long seed) {
        change = new CodeChange(file, text, replacement, Simulation.class, seed);
    }

    /** A bug in the store, which the simulation replaces. */
    DeliberateBug(String file, String text, String replacement) {
        change = new CodeChange(file, text, replacement, JournalWorld.class, 0);
    }

    @Override
    public CodeChange change() {
        return change;
    }
}

#!/usr/bin/env bash
# A day with lifeline, against the local cloud: every step prints what a user sees, is checked, and takes less than five seconds.
#
#   examples/day/day.sh            starts a local cloud and ends it
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
home=$(cd "$here/../.." && pwd -P)
lifeline=${LIFELINE:-$home/lifeline}
work=$(mktemp -d)
export XDG_RUNTIME_DIR=$work LIFELINE_LOCAL=1 NO_COLOR=1
cloud=

end() {
    [ -z "$cloud" ] || { kill "$cloud" 2>/dev/null && wait "$cloud" 2>/dev/null || true; }
    rm -rf "$work"
}
trap end EXIT

fail() {
    echo "day.sh: $*" >&2
    exit 1
}

# step TEXT EXIT-CODE COMMAND...: runs a command, shows what it prints, and checks its exit code and its time.
step() {
    local text=$1 expected=$2 code=0 start=$EPOCHREALTIME seconds
    shift 2
    printf '\n# %s\n$ %s\n' "$text" "${*//$lifeline/lifeline}"
    "$@" >"$work/output" 2>&1 || code=$?
    cat "$work/output"
    seconds=$(awk -v from="$start" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }')
    printf '# %s s, exit code %s\n' "$seconds" "$code"
    [ "$code" = "$expected" ] || fail "$text: exit code $expected was expected"
    awk -v took="$seconds" 'BEGIN { exit took >= 5 }' || fail "$text: took $seconds s"
}

# says TEXT...: the last step printed each of these.
says() {
    local text
    for text; do
        grep -qF -- "$text" "$work/output" || fail "the step before did not print: $text"
    done
}

# The address of a service of the local cloud.
endpoint() {
    sed -n "s/.*\"$1\" : \"\(http[^\"]*\)\".*/\1/p" "$work"/lifeline-*/local.json | head -n 1
}

# call SERVICE TARGET JSON: one call of an AWS API.
call() {
    curl -sS --fail-with-body -H "X-Amz-Target: $2" -H "Content-Type: application/x-amz-json-1.1" -d "$3" "$(endpoint "$1")/"
}

register() {
    call ecs AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition "{\"family\": \"$1\", \"networkMode\": \"bridge\",
        \"containerDefinitions\": [{\"name\": \"app\", \"image\": \"registry.example/$1:1\", \"memory\": 64, \"logConfiguration\":
        {\"logDriver\": \"awslogs\", \"options\": {\"awslogs-group\": \"/ecs/$1\", \"awslogs-region\": \"us-east-1\", \"awslogs-stream-prefix\": \"day\"}}}]}" >"$work/registered"
}

# until_says TEXT COMMAND...: repeats a command until it prints the text.
until_says() {
    local text=$1
    shift
    for _ in $(seq 40); do
        "$@" >"$work/output" 2>&1 || true
        ! grep -qF -- "$text" "$work/output" || return 0
        sleep 0.2
    done
    cat "$work/output"
    fail "nothing said: $text"
}

"$lifeline" --version # builds it, if need be
# An hour takes a minute here.
"$lifeline" local --speed 60 --port 0 --services-port 0 --console-port 0 --script "$here/faults.yaml" >"$work/cloud" 2>&1 &
cloud=$!
for _ in $(seq 300); do
    [ -n "$(find "$work" -name local.json -size +0)" ] && break
    kill -0 "$cloud" 2>/dev/null || { cat "$work/cloud"; fail "the local cloud ended"; }
    sleep 0.1
done
[ -n "$(endpoint ecs)" ] || fail "the local cloud did not start within 30 s"
for family in report import sync; do register "$family"; done

task() { echo --cluster default --launch-type EC2 --task-definition "$1"; }

# shellcheck disable=SC2046 # a list of words
{
    step "Run a task and see its logs" 0 "$lifeline" run --name report $(task report) --logs
    says "reading 12 tables" "wrote report.pdf" "report SUCCEEDED"

    step "One that fails ends with the exit code of its container" 3 "$lifeline" run --name import $(task import) --wait
    says "import FAILED" "EXIT_CODE: container app exited with 3"
    step "Its evidence, its attempts, and where its logs are" 0 "$lifeline" describe import
    says "container app exited with 3" "/ecs/import"
    step "Its last words" 0 "$lifeline" logs import --tail 5
    says "no such column: amount"

    step "A policy that waits for an hour before it retries" 0 "$lifeline" policy put "$here/patient.yaml"
    step "A run whose image cannot be pulled" 0 "$lifeline" run --name sync $(task sync) --policy patient
    until_says BACKING_OFF "$lifeline" ps
    step "It backs off" 0 "$lifeline" ps
    says BACKING_OFF PULL_TRANSIENT
    step "Stop it between two attempts" 0 "$lifeline" stop sync --reason "not today"
    says "sync is stopped"

    step "Run it again" 0 "$lifeline" rerun sync
    until_says BACKING_OFF "$lifeline" ps
    step "Suspend it" 0 "$lifeline" suspend sync --reason "the registry is down"
    step "Nothing begins meanwhile" 0 "$lifeline" describe sync
    says "the registry is down"
    step "Resume it" 0 "$lifeline" resume sync
    step "Stop it again, at once" 0 "$lifeline" stop sync --now
    step "The third time its image is there" 0 "$lifeline" rerun sync --wait
    says "SUCCEEDED"

    step "What failed since yesterday" 0 "$lifeline" ps --all --since 24h --result FAILED
    says import EXIT_CODE
}

launch="$(endpoint lambda)/2015-03-31/functions/LaunchRun:live/invocations"
firing='{"name": "nightly-2026-08-03T02:00:00Z", "cluster": "default", "launchType": "EC2", "taskDefinition": "report"}'
schedule() { curl -sS -o /dev/null -w '%{http_code}\n' -H "X-Amz-Invocation-Type: Event" -d "$firing" "$launch"; }
step "EventBridge Scheduler launches asynchronously" 0 schedule
says 202
step "And once more, because it heard no answer" 0 schedule
until_says "nightly-2026-08-03T02:00:00Z" "$lifeline" ps --all
step "It was launched once" 0 "$lifeline" wait nightly-2026-08-03T02:00:00Z
says SUCCEEDED
step "As its only generation" 0 "$lifeline" describe nightly-2026-08-03T02:00:00Z
says "generation     1"

send() {
    call sqs AmazonSQS.SendMessage "{\"QueueUrl\": \"$(endpoint sqs)/111122223333/TaskEvents\", \"MessageBody\": \"{\\\"detail-type\\\": \\\"ECS Task State Change\\\"}\"}"
}
step "Somebody sends what is no event" 0 send
until_says "source: missing" "$lifeline" quarantine
step "It is in quarantine, with its reason" 0 "$lifeline" quarantine
says "source: missing"
step "Return it to its queue, as after an update" 0 "$lifeline" redrive --all
until_says "source: missing" "$lifeline" quarantine
step "It is still no event: drop it" 0 "$lifeline" redrive --all --drop
step "The quarantine is empty" 0 "$lifeline" quarantine

step "Delete what is over" 0 "$lifeline" delete sync --yes
step "Its name is free again" 2 "$lifeline" describe sync
printf '\n# The day is over.\n'

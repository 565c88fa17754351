.DEFAULT_GOAL := help
export JAVA_HOME := $(shell .ci/jdk)
.PHONY: help build quick docs man prose test long lint template spec fuzz mutation simulate bench soak scale pace localstack demo day replay local format site browser clean

help: ## list these targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12
build: ## compile and package everything, without tests
	mvn -B package -DskipTests

quick: MODULE ?= shared/lifecycle
quick: ## compile what changed and test shared/lifecycle, or MODULE=shared/aws with what it needs
	mvn -B -q -pl $(MODULE) -am test

test: ## build everything, lint it and run all tests but the long ones
	mvn -B verify

long: ## run the long tests, and say how long each class took
	.ci/long

lint: ## read all sources: Error Prone, NullAway and the layout
	@mvn -B -q -pl lint verify || { mvn -B -pl lint verify -Dlint.warnings=-g | grep -E '\.java:'; exit 1; }

browser: ## run the tests in a real browser, and write screenshots to tests/target/browser
	tests/browser/run

localstack: ## run the tests that need Docker, against LocalStack
	tests/localstack/run

template: ## lint, validate, build and scan template.yaml with pinned tools
	.ci/template/check

mutation: ## mutation testing of the core
	mvn -B -Pmutation -pl shared/lifecycle -am verify

simulate: ## simulate N runs with every fault (from SEED on), or the world SEED again
	mvn -B -q -Psimulate -pl tests -am verify -DskipTests $(if $(N),-Dlifeline.lifecycles=$(N)) $(if $(SEED),-Dlifeline.seed=$(SEED))

soak: ## kill the local cloud KILLS=200 times under load and account for every run, or SEED=1 for the same kills
	mvn -B -q -Psoak -pl tests -am verify -DskipTests $(if $(KILLS),-Dlifeline.kills=$(KILLS)) $(if $(SEED),-Dlifeline.seed=$(SEED))

spec: ## check the two largest models of the protocol as well (docs/spec), for an hour
	mvn -B -pl tests -am verify -DskipITs -Dtest='dev.lifeline.tests.spec.*Test' -Dsurefire.failIfNoSpecifiedTests=false -Dlifeline.spec=large

fuzz: MINUTES ?= 10
fuzz: ## fuzz each reader of outside input with Jazzer, for MINUTES=10 each
	mvn -B -q -Pfuzz -pl tests -am verify -DskipTests -Dfuzz.minutes=$(MINUTES)

bench: ## measure the figures of docs/explanation/performance.md, or PART=events|table|replay|whatif|simulation|start|pace (Linux)
	mvn -B -q -Pbench -pl tests -am verify -DskipTests $(if $(PART),-Dlifeline.bench=$(PART))

scale: ## simulate RUNS=100000 live runs in virtual time, and measure it
	mvn -B -q -Pscale -pl tests -am verify -DskipTests $(if $(RUNS),-Dlifeline.runs=$(RUNS))

pace: ## measure how punctual LAUNCHES=400 launches at once, retries and time limits are
	mvn -B -q -Ppace -pl tests -am verify -DskipTests $(if $(LAUNCHES),-Dlifeline.launches=$(LAUNCHES))

demo: ## play the scenarios on the local cloud
	./lifeline demo

day: ## play a user's day with the command against the local cloud, each step in less than five seconds
	examples/day/day.sh

replay: ## show what is decided about each sample event
	./lifeline replay events

local: ## serve a local ECS until Ctrl-C
	./lifeline local

man: ## write the pages of the manual to cli/target/man
	./lifeline man cli/target/man

docs: ## write the generated parts of the documents again
	mvn -B -q -pl tests -am test -Dtest='GeneratedSectionsTest,PolicySchemaTest,FunctionSchemasTest,PicturesTest,StoriesTest' -Dlifeline.write=true -Dsurefire.failIfNoSpecifiedTests=false

site: ## build the documentation site into target/site, and check its links
	docs/site/build

prose: ## check the words, links and length of comments, messages and documents
	mvn -B -q -pl tests -am test -Dtest='ProseTest,MarkdownPagesTest' -Dsurefire.failIfNoSpecifiedTests=false

format: ## rewrite the layout of the Java sources
	mvn -B -q -pl lint validate exec:exec@layout -Dformat=apply

clean: ## delete what was built
	mvn -B -q clean

.DEFAULT_GOAL := help
.PHONY: help build test demo replay local coldstart format clean

help: ## list these targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 11

build: ## compile and package everything, without tests
	mvn -B package -DskipTests

test: ## build everything, check the layout and run all tests
	mvn -B verify

demo: ## play the scenarios on the local cloud
	./lifeline demo

replay: ## tell what is decided about each sample event
	./lifeline replay events

local: ## serve a local ECS until Ctrl-C
	./lifeline local

coldstart: ## measure how fast a function starts, beside a bare handler (Linux)
	mvn -B -q -Pcoldstart -pl tests -am verify -DskipTests

format: ## rewrite the layout of the Java sources
	mvn -B -q -pl .ci/format process-sources -Dformat=apply

clean: ## delete what was built
	mvn -B -q clean

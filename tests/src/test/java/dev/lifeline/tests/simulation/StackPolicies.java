package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.PolicyStore;
import dev.lifeline.controller.testing.InMemoryPolicyStore;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** The policies of a stack: built-in ones, and documents that may get a newer version at any time. */
final class StackPolicies {
    private static final List<String> NAMES = List.of(
            "default", "default", "always", "once", "prefer-cached", "swift", "watched", "ruled", "watching-on");

    private static final String SWIFT = """
            {"name":"swift","budgets":{
              "pull":{"attempts":2,"backoff":{"kind":"constant","initial":"1s"}},
              "start":{"attempts":2,"backoff":{"kind":"fibonacci","initial":"1s","max":"5s","jitter":"full"}},
              "exit":{"attempts":3,"backoff":{"kind":"exponential","initial":"1s","factor":2,"max":"1m","jitter":"equal"}},
              "host":{"attempts":NUMBER,"window":"2h"}}}""";

    private static final String WATCHED = """
            {"name":"watched","timeouts":{"provisioning":"2m","pending":"3m","activating":"1m","running":"2h",
              "stopping":"NUMBERm","run":"30h"},"budgets":{"start":{"attempts":2},"exit":{"attempts":1}}}""";

    private static final String RULED = """
            {"name":"ruled","shadow":"swift","imagePull":{"behavior":"always"},"rules":[
              {"name":"two","when":{"exitCode":2},"then":"fail"},
              {"name":"spot","when":{"cause":["SPOT_INTERRUPTION"]},"then":"retry","backoff":{"kind":"constant","initial":"NUMBERm"}},
              {"name":"cached","when":{"cause":["PULL_RATE_LIMITED"]},"then":"ignore"},
              {"name":"denied","when":{"cause":["PULL_DENIED"]},"then":"stop"},
              {"name":"memory","when":{"cause":["OUT_OF_MEMORY"]},"then":"retry","budget":"exit"}],
              "budgets":{"exit":{"attempts":2}}}""";

    private static final String WATCHING_ON = """
            {"name":"watching-on","mode":"shadow","timeouts":{"running":"1h","run":"NUMBERh"}}""";

    private static final String ADOPTING = """
            {"name":"adopting","match":[{"family":"FAMILY*"}],
              "budgets":{"exit":{"attempts":NUMBER},"start":{"attempts":2}},
              "launch":{"networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}}}""";

    private final PolicyStore store = new InMemoryPolicyStore();
    private final String adopted;

    /** @param adopted the prefix of the families whose tasks are adopted */
    StackPolicies(String adopted, Instant now) {
        this.adopted = adopted;
        putAll(2, now);
    }

    PolicyStore store() {
        return store;
    }

    /** All documents, with one number in each. */
    void putAll(int number, Instant now) {
        String digits = String.valueOf(number);
        put("swift", SWIFT.replace("NUMBER", digits), now);
        put("watched", WATCHED.replace("NUMBER", digits), now);
        put("ruled", RULED.replace("NUMBER", digits), now);
        put("watching-on", WATCHING_ON.replace("NUMBER", digits), now);
        put("adopting", ADOPTING.replace("NUMBER", digits).replace("FAMILY", adopted), now);
    }

    private void put(String name, String document, Instant now) {
        store.put(new PolicyStore.NewPolicy(name, Integer.toHexString(document.hashCode()), document, now));
    }

    static String any(RandomGenerator random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}

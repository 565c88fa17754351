package dev.lifeline.lifecycle.identity;

/**
 * Who a run is, for its user and for ECS. Saved before the first call and never changed while the generation lives:
 * whoever repeats a launch repeats it under the same names.
 *
 * @param namespace the deployment's when the generation began, so that a deployment that changes its namespace launches
 *     nothing twice
 * @param nonce kept with the run and shown to nobody; see {@link #task}
 * @param coverage which of its tasks' events are to be sent, by the policy that it began under
 * @param origin what began the generation: the id of the invocation, of the adopted task, or of the recorded launch.
 *     The same again begins nothing
 */
public record Identity(RunId id, Namespace namespace, Nonce nonce, Coverage coverage, String origin) {

    /**
     * The names that an attempt's task bears. What of the nonce is shown in them is another for each attempt: whoever
     * sees one attempt's task cannot name the next one's before that exists.
     */
    public TaskName task(int attempt) {
        return new TaskName(namespace, id.key(), nonce.shownFor(attempt), attempt, coverage);
    }

    /** The next generation under the same name. */
    public Identity next(Namespace current, long random, String begunBy) {
        return new Identity(id, current, nonce.next(random), coverage, begunBy);
    }

    /** The same before it is saved, with what its policy needs to see. */
    public Identity covering(Coverage needed) {
        return new Identity(id, namespace, nonce, needed, origin);
    }
}

package dev.lifeline.lifecycle.identity;

/**
 * The identity of a run, for its user and for ECS. It is saved before the first call and does not change within a
 * generation, so a launch is always repeated under the same names.
 *
 * @param namespace the deployment's namespace when the generation began, so that a change of it launches nothing twice
 * @param nonce stored with the run and never shown; see {@link #task}
 * @param coverage which of its tasks' events are sent, by the policy that it began under
 * @param origin what started the generation: the id of the invocation, of the adopted task, or of the recorded launch.
 *     The same origin starts nothing again
 */
public record Identity(RunId id, Namespace namespace, Nonce nonce, Coverage coverage, String origin) {

    /**
     * The names of an attempt's task. They contain a different digest of the nonce per attempt, so that the task of one
     * attempt does not reveal the name of the next.
     */
    public TaskName task(int attempt) {
        return new TaskName(namespace, id.key(), nonce.shownFor(attempt), attempt, coverage);
    }

    /** The next generation under the same name. */
    public Identity next(Namespace current, long random, String begunBy) {
        return new Identity(id, current, nonce.next(random), coverage, begunBy);
    }

    /** The same with the coverage that its policy needs, before it is saved. */
    public Identity covering(Coverage needed) {
        return new Identity(id, namespace, nonce, needed, origin);
    }
}

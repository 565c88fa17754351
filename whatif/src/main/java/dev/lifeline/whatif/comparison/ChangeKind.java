package dev.lifeline.whatif.comparison;

/** How the new policy decides where it first differs. */
public enum ChangeKind {
    RETRIED("retried instead of ended"),
    NOT_RETRIED("ended instead of retried"),
    RETRIED_OTHERWISE("retried after another wait, or launched differently"),
    COUNTED_AS_SUCCESS("counted as success"),
    ENDS_OTHERWISE("ended in another way");

    private final String words;

    ChangeKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

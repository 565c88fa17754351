package dev.lifeline.whatif.archive;

/** Receives the texts of a file, in order. */
interface TextSink {
    /** One JSON object, or a text in its place that is none. */
    void text(String place, String json);

    /** A text that exceeds the size limit of an event. */
    void oversized(String place, long bytes);

    void fault(String place, String what);
}

package dev.lifeline.whatif.report;

/**
 * Where the parts of a row of a chart are.
 *
 * @param left where bars begin
 * @param right where they end
 * @param row its height
 * @param middle of the bar, from the top of the row
 */
record ChartShape(int width, int left, int right, int row, int middle, ChartText name, ChartText number) {
    /** The name on the left of the bar, and the number on its right. */
    static final ChartShape WIDE = new ChartShape(
            1200, 340, 880, 30, 15, new ChartText("label end", 328, 20), new ChartText("label", 894, 20));

    /** Both above the bar. */
    static final ChartShape NARROW =
            new ChartShape(440, 2, 438, 52, 34, new ChartText("label", 2, 20), new ChartText("label end", 438, 20));

    /** A place for words, from the top of the row. */
    record ChartText(String style, int x, int y) {}
}

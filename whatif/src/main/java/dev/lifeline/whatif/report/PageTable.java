package dev.lifeline.whatif.report;

import dev.lifeline.explain.page.Html;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of a page. In a narrow window each row is a block, in which each cell has the name of its column.
 *
 * @param numbers how many of the last columns are numbers
 */
record PageTable(List<String> header, int numbers) {

    String html(Stream<List<String>> rows) {
        String body = rows.map(cells -> Html.wrapped("tr", "", cells(cells))).collect(Collectors.joining("\n"));
        return Html.wrapped(
                "table",
                "blocks",
                Html.wrapped("thead", "", Html.wrapped("tr", "", names())) + Html.wrapped("tbody", "", body));
    }

    private String names() {
        return IntStream.range(0, header.size())
                .mapToObj(at -> Html.element("th", style(at), header.get(at)))
                .collect(Collectors.joining());
    }

    private String cells(List<String> cells) {
        return IntStream.range(0, header.size())
                .mapToObj(at -> "<td class=\"" + style(at) + "\" data-name=\"" + Html.text(header.get(at)) + "\">"
                        + Html.text(cells.get(at)) + "</td>")
                .collect(Collectors.joining());
    }

    private String style(int column) {
        return column < header.size() - numbers ? "" : "number";
    }
}

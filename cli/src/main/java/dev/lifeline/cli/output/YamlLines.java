package dev.lifeline.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** JSON as the lines of a YAML document. */
final class YamlLines {
    private YamlLines() {}

    static List<String> of(JsonNode tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setAllowUnicode(false); // control characters become escapes that YAML can read
        options.setSplitLines(false);
        Object value = new ObjectMapper().convertValue(tree, Object.class);
        return Stream.concat(Stream.of("---"), new Yaml(options).dump(value).lines())
                .toList();
    }
}

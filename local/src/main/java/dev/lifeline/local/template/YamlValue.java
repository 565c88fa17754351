package dev.lifeline.local.template;

import dev.lifeline.local.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of the template with its place, which every error names. Works on YAML nodes, because they keep
 * CloudFormation's short tags and the line.
 *
 * @param path the keys from the root, joined by dots
 */
record YamlValue(Path file, String path, Node node) {

    static YamlValue parse(Path file) {
        try {
            return YamlText.tree(Files.readString(file))
                    .map(root -> new YamlValue(file, "", root))
                    .orElseThrow(() -> new TemplateException(file, "is empty"));
        } catch (NoSuchFileException e) {
            throw new TemplateException(file, "there is no such file");
        } catch (IOException e) {
            throw new TemplateException(file, "cannot be read: " + e.getMessage());
        } catch (MarkedYAMLException e) {
            throw new TemplateException(file, e.getProblemMark().getLine() + 1, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new TemplateException(file, "is not YAML: " + e.getMessage());
        }
    }

    Map<String, YamlValue> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("must be a mapping");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = at("a key", tuple.getKeyNode()).scalar().getValue();
            YamlValue value = at(key, tuple.getValueNode());
            if (entries.put(key, value) != null) {
                throw value.error("is there twice");
            }
        }
        return entries;
    }

    List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("must be a list");
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    YamlValue get(String key) {
        return find(key).orElseThrow(() -> error(key + " is missing"));
    }

    Optional<YamlValue> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** Rejects every key that the caller neither reads nor ignores explicitly. */
    YamlValue only(Set<String> known) {
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.error("is not supported by the local cloud");
            }
        });
        return this;
    }

    ScalarNode scalar() {
        if (node instanceof ScalarNode scalar) {
            return scalar;
        }
        throw error("must be a single value");
    }

    /** The short tag, such as {@code !Ref}, if the value has one. */
    Optional<String> shortTag() {
        return Optional.of(node.getTag().getValue()).filter(tag -> tag.startsWith("!"));
    }

    TemplateException error(String problem) {
        String place = path.isEmpty() ? "" : path + ": ";
        return new TemplateException(file, node.getStartMark().getLine() + 1, place + problem);
    }

    private YamlValue at(String key, Node child) {
        return new YamlValue(file, path.isEmpty() ? key : path + "." + key, child);
    }
}

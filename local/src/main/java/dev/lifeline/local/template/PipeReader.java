package dev.lifeline.local.template;

import dev.lifeline.local.template.TablePipe.EventEnvelope;
import java.util.List;
import java.util.Set;

/** Reads {@code AWS::Pipes::Pipe} from the stream of a table to an event bus. */
record PipeReader(IntrinsicFunctions references) {
    static final String TYPE = "AWS::Pipes::Pipe";

    private static final Set<String> PROPERTIES =
            Set.of("Description", "RoleArn", "Source", "SourceParameters", "Target", "TargetParameters");

    TablePipe read(String id, YamlValue properties) {
        YamlValue target = properties
                .only(PROPERTIES)
                .get("TargetParameters")
                .only(Set.of("EventBridgeEventBusParameters", "InputTemplate"));
        YamlValue bus = target.get("EventBridgeEventBusParameters").only(Set.of("Source", "DetailType", "Resources"));
        return new TablePipe(
                id,
                filters(properties.get("SourceParameters")),
                new EventEnvelope(
                        references.text(bus.get("Source")),
                        references.text(bus.get("DetailType")),
                        bus.get("Resources").items().stream()
                                .map(references::text)
                                .toList()),
                references.text(target.get("InputTemplate")));
    }

    private List<String> filters(YamlValue source) {
        YamlValue filters = source.get("FilterCriteria").only(Set.of("Filters")).get("Filters");
        return references.chosen(filters).items().stream()
                .map(filter -> references.text(filter.only(Set.of("Pattern")).get("Pattern")))
                .toList();
    }
}

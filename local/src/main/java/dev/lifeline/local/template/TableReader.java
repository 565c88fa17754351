package dev.lifeline.local.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code AWS::DynamoDB::Table}. */
record TableReader(IntrinsicFunctions references) {
    static final String TYPE = "AWS::DynamoDB::Table";

    private static final Set<String> PROPERTIES = Set.of(
            "TableName",
            "BillingMode",
            "AttributeDefinitions",
            "KeySchema",
            "GlobalSecondaryIndexes",
            "TimeToLiveSpecification",
            // Without a local counterpart, which makes no difference to users of the table:
            "DeletionProtectionEnabled",
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "StreamSpecification",
            "Tags");

    private enum BillingMode {
        PAY_PER_REQUEST
    }

    private enum ProjectionType {
        ALL,
        KEYS_ONLY,
        INCLUDE
    }

    private enum KeyType {
        HASH,
        RANGE
    }

    Table read(String id, YamlValue properties) {
        properties.only(PROPERTIES);
        references.constant(properties.get("BillingMode"), BillingMode.class);
        List<Table.Attribute> attributes = properties.get("AttributeDefinitions").items().stream()
                .map(this::attribute)
                .toList();
        List<Table.Index> indexes = properties
                .find("GlobalSecondaryIndexes")
                .map(list -> list.items().stream().map(this::index).toList())
                .orElse(List.of());
        return new Table(
                id,
                attributes,
                key(properties.get("KeySchema")),
                indexes,
                properties.find("TimeToLiveSpecification").flatMap(this::timeToLive));
    }

    private Table.Attribute attribute(YamlValue definition) {
        return new Table.Attribute(
                references.text(definition.get("AttributeName")),
                references.constant(definition.get("AttributeType"), Table.AttributeType.class));
    }

    private Table.Index index(YamlValue index) {
        index.only(Set.of("IndexName", "KeySchema", "Projection"));
        return new Table.Index(
                references.text(index.get("IndexName")),
                key(index.get("KeySchema")),
                projection(index.get("Projection").only(Set.of("ProjectionType", "NonKeyAttributes"))));
    }

    private Table.Projection projection(YamlValue projection) {
        return switch (references.constant(projection.get("ProjectionType"), ProjectionType.class)) {
            case ALL -> new Table.Projection.All();
            case KEYS_ONLY -> new Table.Projection.KeysOnly();
            case INCLUDE ->
                new Table.Projection.Include(projection.get("NonKeyAttributes").items().stream()
                        .map(references::text)
                        .toList());
        };
    }

    private Table.KeySchema key(YamlValue schema) {
        return new Table.KeySchema(
                keyAttribute(schema, KeyType.HASH).orElseThrow(() -> schema.error("has no HASH attribute")),
                keyAttribute(schema, KeyType.RANGE));
    }

    private Optional<String> keyAttribute(YamlValue schema, KeyType type) {
        return schema.items().stream()
                .filter(element -> references.constant(element.get("KeyType"), KeyType.class) == type)
                .map(element -> references.text(element.get("AttributeName")))
                .findFirst();
    }

    private Optional<String> timeToLive(YamlValue specification) {
        return references.text(specification.get("Enabled")).equals("true")
                ? Optional.of(references.text(specification.get("AttributeName")))
                : Optional.empty();
    }
}

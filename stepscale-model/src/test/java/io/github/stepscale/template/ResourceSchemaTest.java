package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.testing.RandomScaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every resource satisfies AWS's own schema of its type. The schemas are AWS's and not part of the project: they are read
 * from {@code ../shared/schemas}, seen from the project's root, and the test is skipped where they are not.
 */
class ResourceSchemaTest {
    private static final Path SCHEMAS = Path.of("..", "..", "shared", "schemas");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> BY_TYPE = new TreeMap<>();

    @BeforeAll
    static void readSchemas() throws IOException {
        assumeTrue(Files.isDirectory(SCHEMAS), "skipped: no ../shared/schemas with AWS's resource schemas");
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
        try (var files = Files.newDirectoryStream(SCHEMAS, "AWS_*.json")) {
            for (Path file : files) {
                JsonNode schema = JSON.readTree(file.toFile());
                BY_TYPE.put(schema.get("typeName").textValue(), factory.getSchema(schema));
            }
        }
        assertThat(BY_TYPE).hasSize(4);
    }

    @Test
    void everyResourceOfARandomTemplateIsValid() {
        RandomScaling.forEach(
                120, scaling -> check(Templates.read(Templates.of(scaling).yaml())));
    }

    @Test
    void everyResourceOfRulesOnPromQlQueriesIsValid() {
        check(Templates.read(Templates.of(PromQlTemplateTest.SCALING).yaml()));
    }

    @Test
    void everyResourceOfTargetTrackingIsValid() {
        check(Templates.read(Templates.of(TrackingTemplateTest.SCALING).yaml()));
        check(Templates.read(Templates.of(TrackingTemplateTest.FROM_ZERO).yaml()));
    }

    @Test
    void aWrongPropertyIsNoticed() {
        JsonNode template = Templates.read(Templates.of(ScalingDescription.endpoint("e")
                        .minCapacity(1)
                        .maxCapacity(2)
                        .step(Step.lower(5).change(1))
                        .build())
                .yaml());
        ObjectNode alarm = (ObjectNode) template.at("/Resources/ScaleOutAlarm/Properties");
        alarm.put("Treshold", 1).put("EvaluationPeriods", 0);
        JsonSchema schema = BY_TYPE.get("AWS::CloudWatch::Alarm");
        assertThat(schema.validate(withoutIntrinsics(alarm))).hasSize(2);
    }

    private static void check(JsonNode template) {
        for (JsonNode resource : template.get("Resources")) {
            JsonSchema schema = BY_TYPE.get(resource.get("Type").textValue());
            assertThat(schema).isNotNull();
            assertThat(schema.validate(withoutIntrinsics(resource.get("Properties"))))
                    .isEmpty();
        }
    }

    /** A function gives a string, or a number where it refers to a capacity. */
    private static JsonNode withoutIntrinsics(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            String key = node.fieldNames().next();
            if (key.equals("Ref") || key.startsWith("Fn::")) {
                boolean capacity = node.get(key).asText().endsWith("Capacity");
                return capacity
                        ? JSON.getNodeFactory().numberNode(1)
                        : JSON.getNodeFactory().textNode("text");
            }
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), withoutIntrinsics(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(withoutIntrinsics(element)));
            return copy;
        }
        return node;
    }
}

package io.github.stepscale.scripted;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collector;

/** Trees: of requests, of answers and of templates. */
final class Json {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper MAPPER =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(Instant.class, new EpochSeconds()));

    private Json() {}

    /** Times in JSON 1.1 are seconds as a number. */
    private static final class EpochSeconds extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(time.toEpochMilli() / 1000.0);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode texts(Collection<String> values) {
        return values.stream().collect(MAPPER::createArrayNode, ArrayNode::add, ArrayNode::addAll);
    }

    static Collector<JsonNode, ArrayNode, ArrayNode> list() {
        return Collector.of(MAPPER::createArrayNode, ArrayNode::add, ArrayNode::addAll);
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static JsonNode readYaml(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException broken) {
            throw AwsError.validation("Template format error: " + broken.getMessage());
        }
    }

    static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

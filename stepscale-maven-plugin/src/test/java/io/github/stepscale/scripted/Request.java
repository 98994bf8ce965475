package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One request as it arrived: the parameters as a tree, whichever protocol carried them. */
public record Request(String service, String action, String region, JsonNode parameters) {

    public Optional<String> text(String name) {
        return Optional.of(parameters.path(name)).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    String required(String name) {
        return text(name)
                .orElseThrow(() -> AwsError.validation("1 validation error detected: Value null at '" + name
                        + "' failed to satisfy constraint: Member must not be null"));
    }

    boolean flag(String name) {
        return parameters.path(name).asBoolean();
    }

    List<JsonNode> list(String name) {
        return StreamSupport.stream(parameters.path(name).spliterator(), false).toList();
    }

    public List<String> texts(String name) {
        return list(name).stream().map(JsonNode::asText).toList();
    }
}

package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads an error response as the SDK's clients do, in the query and the JSON protocol. */
final class ServiceErrorReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*+)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*+)</Message>");

    private ServiceErrorReader() {}

    static AwsServiceException of(int status, String body) {
        return body.stripLeading().startsWith("{")
                ? exception(status, code(tree(body)), message(tree(body)))
                : exception(status, element(CODE, body), element(MESSAGE, body));
    }

    private static AwsServiceException exception(int status, Optional<String> code, Optional<String> message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .message(message.orElse("HTTP status " + status))
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code.orElse(null))
                        .errorMessage(message.orElse(null))
                        .build())
                .build();
    }

    /** Some services put a namespace before the name. */
    private static Optional<String> code(JsonNode tree) {
        return text(tree, "__type", "code").map(type -> type.substring(type.indexOf('#') + 1));
    }

    private static Optional<String> message(JsonNode tree) {
        // The last is that of the Prometheus-compatible API of CloudWatch.
        return text(tree, "message", "Message", "error");
    }

    private static Optional<String> text(JsonNode tree, String... names) {
        return Stream.of(names)
                .map(name -> tree.path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return JSON.createObjectNode();
        }
    }

    private static Optional<String> element(Pattern element, String xml) {
        Matcher found = element.matcher(xml);
        return found.find() ? Optional.of(unescaped(found.group(1))) : Optional.empty();
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}

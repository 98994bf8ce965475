package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.stepscale.aws.ModelInvoker.Failure.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Maps errors of SageMaker's InvokeEndpoint and InvokeEndpointAsync to kinds of failures. */
final class InvocationErrorMapper {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Kind> TYPES = Map.ofEntries(
            Map.entry("ModelError", Kind.MODEL_ERROR),
            Map.entry("ModelNotReadyException", Kind.MODEL_NOT_READY),
            Map.entry("ServiceUnavailable", Kind.UNAVAILABLE),
            Map.entry("ServiceUnavailableException", Kind.UNAVAILABLE),
            Map.entry("InternalFailure", Kind.INTERNAL_FAILURE),
            Map.entry("InternalDependencyException", Kind.DEPENDENCY_FAILURE),
            Map.entry("ValidationError", Kind.INVALID),
            Map.entry("ValidationException", Kind.INVALID),
            Map.entry("Throttling", Kind.THROTTLED),
            Map.entry("ThrottlingException", Kind.THROTTLED),
            Map.entry("TooManyRequestsException", Kind.THROTTLED));

    private static final Map<Integer, Kind> STATUSES = Map.of(
            400, Kind.INVALID,
            401, Kind.DENIED,
            403, Kind.DENIED,
            404, Kind.NOT_FOUND,
            424, Kind.MODEL_ERROR,
            429, Kind.THROTTLED,
            500, Kind.INTERNAL_FAILURE,
            503, Kind.UNAVAILABLE,
            530, Kind.DEPENDENCY_FAILURE);

    private InvocationErrorMapper() {}

    /**
     * Maps an error response.
     *
     * @param header the type of the error in the header; empty if absent
     */
    static ModelInvoker.Failure of(int status, String header, byte[] body) {
        JsonNode tree = tree(body);
        String type = type(header, tree);
        String message = text(tree, "message", "Message")
                .orElse("HTTP status " + status + " without a message" + (type.isEmpty() ? "" : " (" + type + ")"));
        Kind kind = kind(status, type, message.toLowerCase(Locale.ROOT));
        return error(kind, kind == Kind.MODEL_ERROR ? ofContainer(tree, message) : message);
    }

    private static Kind kind(int status, String type, String message) {
        if (message.contains("no capacity")) {
            return Kind.NO_CAPACITY;
        }
        if (message.endsWith("not found.") || message.startsWith("could not find")) {
            return Kind.NOT_FOUND;
        }
        if (TYPES.containsKey(type)) {
            return TYPES.get(type);
        }
        return switch (SdkCalls.kind(Optional.of(type), message, status)) {
            case EXPIRED_CREDENTIALS, WRONG_CREDENTIALS, ACCESS_DENIED -> Kind.DENIED;
            default -> STATUSES.getOrDefault(status, Kind.OTHER);
        };
    }

    /** Quotes the container. Status 0 means that it did not answer in time. */
    private static String ofContainer(JsonNode tree, String message) {
        int status = tree.path("OriginalStatusCode").asInt();
        String outcome = status == 0 ? "The container gave no answer" : "The container answered with status " + status;
        return outcome + ": " + text(tree, "OriginalMessage").orElse(message);
    }

    /** Returns the type without the namespace before it or the address after it, which some services add. */
    private static String type(String header, JsonNode tree) {
        String type = header.isEmpty() ? tree.path("__type").asText() : header;
        return type.substring(type.indexOf('#') + 1).replaceFirst(":.*", "");
    }

    private static Optional<String> text(JsonNode tree, String... names) {
        return Stream.of(names)
                .map(name -> tree.path(name).asText(""))
                .filter(text -> !text.isBlank() && !text.equals("null"))
                .findFirst();
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** Maps an exception: there was no response. */
    static ModelInvoker.Failure of(Exception failed) {
        if (CauseChain.isTimeout(failed)) {
            return error(Kind.TIMEOUT, "No answer in time (" + CauseChain.deepest(failed) + ")");
        }
        if (failed instanceof IOException) {
            return error(Kind.CONNECTION, "No connection, or a broken one (" + CauseChain.deepest(failed) + ")");
        }
        AwsException known = SdkCalls.client("invoke the endpoint", (RuntimeException) failed);
        boolean denied = known.kind() == AwsException.Kind.NO_CREDENTIALS
                || known.kind() == AwsException.Kind.EXPIRED_CREDENTIALS;
        return error(denied ? Kind.DENIED : Kind.OTHER, known.detail());
    }

    private static ModelInvoker.Failure error(Kind kind, String message) {
        return new ModelInvoker.Failure(kind, SafeText.oneLine(message));
    }
}

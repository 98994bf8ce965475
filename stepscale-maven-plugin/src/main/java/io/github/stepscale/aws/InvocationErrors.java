package io.github.stepscale.aws;

import io.github.stepscale.aws.InvocationError.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** Tells the errors of a model's endpoint apart. */
final class InvocationErrors {
    private static final Map<String, Kind> CODES = Map.ofEntries(
            Map.entry("ModelNotReadyException", Kind.MODEL_NOT_READY),
            Map.entry("ServiceUnavailable", Kind.UNAVAILABLE),
            Map.entry("ServiceUnavailableException", Kind.UNAVAILABLE),
            Map.entry("InternalFailure", Kind.INTERNAL_FAILURE),
            Map.entry("InternalServerException", Kind.INTERNAL_FAILURE),
            Map.entry("InternalDependencyException", Kind.DEPENDENCY_FAILURE),
            Map.entry("ValidationError", Kind.INVALID),
            Map.entry("ValidationException", Kind.INVALID),
            Map.entry("Throttling", Kind.THROTTLED),
            Map.entry("ThrottlingException", Kind.THROTTLED),
            Map.entry("TooManyRequestsException", Kind.THROTTLED));

    private static final Map<Integer, Kind> STATUSES = Map.of(
            400, Kind.INVALID,
            403, Kind.DENIED,
            404, Kind.NOT_FOUND,
            429, Kind.THROTTLED,
            500, Kind.INTERNAL_FAILURE,
            503, Kind.UNAVAILABLE,
            530, Kind.DEPENDENCY_FAILURE);

    private InvocationErrors() {}

    static InvocationError of(RuntimeException failed) {
        if (failed instanceof ModelErrorException model) {
            return model(model);
        }
        if (failed instanceof AwsServiceException refused) {
            return service(refused);
        }
        return client(failed);
    }

    /** Status 0 is a container that did not answer in time. */
    private static InvocationError model(ModelErrorException refused) {
        int status = Optional.ofNullable(refused.originalStatusCode()).orElse(0);
        String said = Optional.ofNullable(refused.originalMessage())
                .filter(text -> !text.isBlank())
                .orElseGet(() -> said(refused));
        String who = status == 0 ? "The container gave no answer" : "The container answered with status " + status;
        return error(Kind.MODEL_ERROR, who + ": " + said);
    }

    private static InvocationError service(AwsServiceException refused) {
        String said = said(refused);
        return error(kind(refused, said.toLowerCase(Locale.ROOT)), said);
    }

    private static Kind kind(AwsServiceException refused, String said) {
        if (said.contains("no capacity")) {
            return Kind.NO_CAPACITY;
        }
        if (said.contains("not found") || said.contains("could not find")) {
            return Kind.NOT_FOUND;
        }
        String code = Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .orElse("");
        if (CODES.containsKey(code)) {
            return CODES.get(code);
        }
        return switch (Calls.kind(Optional.of(code), said, refused.statusCode())) {
            case EXPIRED_CREDENTIALS, WRONG_CREDENTIALS, ACCESS_DENIED -> Kind.DENIED;
            default -> STATUSES.getOrDefault(refused.statusCode(), Kind.OTHER);
        };
    }

    private static String said(AwsServiceException refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .filter(message -> !message.isBlank() && !message.equals("null"))
                .orElse("HTTP status " + refused.statusCode() + " without an explanation");
    }

    private static InvocationError client(RuntimeException failed) {
        if (Causes.isTimeout(failed)) {
            return error(Kind.TIMEOUT, "No answer in time (" + Causes.deepest(failed) + ")");
        }
        if (failed instanceof SdkException && Causes.isOfNetwork(failed)) {
            return error(Kind.CONNECTION, "No connection, or one that broke (" + Causes.deepest(failed) + ")");
        }
        AwsException known = Calls.client("invoke the endpoint", failed);
        boolean denied = known.kind() == AwsException.Kind.NO_CREDENTIALS
                || known.kind() == AwsException.Kind.EXPIRED_CREDENTIALS;
        return error(denied ? Kind.DENIED : Kind.OTHER, known.detail());
    }

    private static InvocationError error(Kind kind, String message) {
        return new InvocationError(kind, Text.oneLine(message));
    }
}

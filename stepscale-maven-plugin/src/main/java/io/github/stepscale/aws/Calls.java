package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns whatever the SDK throws into an {@link AwsException}: the one place that reads its exceptions. */
final class Calls {
    private static final int SERVER_ERROR = 500;
    private static final int ATTEMPTS = 3;

    private static final Map<String, Kind> CODES = Map.ofEntries(
            Map.entry("ExpiredToken", Kind.EXPIRED_CREDENTIALS),
            Map.entry("ExpiredTokenException", Kind.EXPIRED_CREDENTIALS),
            Map.entry("RequestExpired", Kind.EXPIRED_CREDENTIALS),
            Map.entry("InvalidClientTokenId", Kind.WRONG_CREDENTIALS),
            Map.entry("UnrecognizedClientException", Kind.WRONG_CREDENTIALS),
            Map.entry("SignatureDoesNotMatch", Kind.WRONG_CREDENTIALS),
            Map.entry("IncompleteSignature", Kind.WRONG_CREDENTIALS),
            Map.entry("InvalidSignatureException", Kind.WRONG_CREDENTIALS),
            Map.entry("AccessDenied", Kind.ACCESS_DENIED),
            Map.entry("AccessDeniedException", Kind.ACCESS_DENIED),
            Map.entry("UnauthorizedOperation", Kind.ACCESS_DENIED),
            Map.entry("Throttling", Kind.THROTTLED),
            Map.entry("ThrottlingException", Kind.THROTTLED),
            Map.entry("LimitExceededException", Kind.LIMIT),
            Map.entry("LimitExceeded", Kind.LIMIT),
            Map.entry("AlreadyExistsException", Kind.EXISTS),
            Map.entry("NameAlreadyExistsException", Kind.EXISTS),
            Map.entry("OperationIdAlreadyExistsException", Kind.EXISTS),
            Map.entry("OperationInProgressException", Kind.BUSY),
            Map.entry("StaleRequestException", Kind.BUSY),
            Map.entry("OperationNotFoundException", Kind.NOT_FOUND),
            Map.entry("ChangeSetNotFound", Kind.NOT_FOUND),
            Map.entry("ChangeSetNotFoundException", Kind.NOT_FOUND),
            Map.entry("StackSetNotFoundException", Kind.NOT_FOUND),
            Map.entry("ObjectNotFoundException", Kind.NOT_FOUND),
            Map.entry("ResourceNotFound", Kind.NOT_FOUND));

    private Calls() {}

    /**
     * Calls AWS. An answer that breaks off is asked for again, which the SDK itself does not do: every request of ours is
     * safe to repeat, by a token or by its nature.
     *
     * @param task what it is for, such as {@code read the stack orders}
     */
    static <T> T call(String task, Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (AwsServiceException refused) {
                throw service(task, refused);
            } catch (SdkException | IllegalStateException | IllegalArgumentException | UncheckedIOException failed) {
                AwsException translated = client(task, failed);
                if (attempt == ATTEMPTS || translated.kind() != Kind.SERVICE) {
                    throw translated;
                }
            }
        }
    }

    private static AwsException service(String task, AwsServiceException refused) {
        Optional<String> code = Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()));
        String said = Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .filter(message -> !message.isBlank())
                .orElse("HTTP status " + refused.statusCode() + " without an explanation");
        return new AwsException(kind(code, said, refused.statusCode()), task, Text.oneLine(said), Optional.of(refused));
    }

    /** What kind of refusal an error code, a sentence and a HTTP status are. */
    static Kind kind(Optional<String> code, String said, int status) {
        if (said.endsWith("does not exist")) {
            return Kind.NOT_FOUND;
        }
        Optional<Kind> known = code.flatMap(name -> Optional.ofNullable(CODES.get(name)));
        return known.orElse(status >= SERVER_ERROR ? Kind.SERVICE : Kind.REFUSED);
    }

    /** The SDK tells these apart by their sentences only. */
    static AwsException client(String task, RuntimeException failed) {
        String said = Optional.ofNullable(failed.getMessage())
                .orElse(failed.getClass().getSimpleName());
        if (said.contains("credentials") || said.contains("Profile file") || said.contains("SSO")) {
            Kind kind = said.contains("expired") ? Kind.EXPIRED_CREDENTIALS : Kind.NO_CREDENTIALS;
            return new AwsException(kind, task, "no usable credentials", Optional.of(failed));
        }
        Optional<String> missing = Causes.missingFile(failed);
        if (missing.isPresent()) {
            return new AwsException(
                    Kind.NO_CREDENTIALS,
                    task,
                    "no usable credentials: there is no file " + missing.get(),
                    Optional.of(failed));
        }
        if (said.contains("region")) {
            return new AwsException(Kind.NO_REGION, task, "no Region is known", Optional.of(failed));
        }
        if (Causes.isOfNetwork(failed)) {
            return new AwsException(
                    Kind.UNREACHABLE, task, "no answer (" + Causes.deepest(failed) + ")", Optional.of(failed));
        }
        return new AwsException(
                Kind.SERVICE, task, "an answer that cannot be read (" + Text.oneLine(said) + ")", Optional.of(failed));
    }
}

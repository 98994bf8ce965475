package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Calls AWS and turns every failure into an {@link AwsException}. The one place that reads the SDK's exceptions. */
final class SdkCalls {
    private static final int SERVER_ERROR = 500;
    private static final int BAD_REQUEST = 400;

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
            Map.entry("NoSuchResourceException", Kind.NOT_FOUND),
            Map.entry("ResourceNotFound", Kind.NOT_FOUND));

    private SdkCalls() {}

    /**
     * Calls AWS. Transient failures were retried before ({@link RetryRules}).
     *
     * @param task the purpose of the request, such as {@code read the stack orders}
     * @throws AwsException for every failure
     */
    static <T> T call(String task, Supplier<T> request) {
        try {
            return request.get();
        } catch (AwsException known) {
            throw known;
        } catch (InvalidResponseException bad) {
            throw new AwsException(bad.kind(), task, bad.getMessage(), Optional.of(bad));
        } catch (AwsServiceException refused) {
            throw service(task, refused);
        } catch (RuntimeException failed) {
            throw client(task, failed);
        }
    }

    /**
     * Calls AWS for something that may not exist.
     *
     * @return empty if AWS says that it does not exist
     * @throws AwsException for every other failure
     */
    static <T> Optional<T> find(String task, Supplier<T> request) {
        try {
            return Optional.of(call(task, request));
        } catch (AwsException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static AwsException service(String task, AwsServiceException refused) {
        Optional<String> code = Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()));
        String message = Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .filter(text -> !text.isBlank())
                .orElse("HTTP status " + refused.statusCode() + " without a message");
        Kind kind = refused.isThrottlingException() ? Kind.THROTTLED : kind(code, message, refused.statusCode());
        return new AwsException(kind, task, SafeText.oneLine(message), Optional.of(refused));
    }

    /** Returns the kind of a refusal by its error code, message and HTTP status. */
    static Kind kind(Optional<String> code, String message, int status) {
        Optional<Kind> known = code.flatMap(name -> Optional.ofNullable(CODES.get(name)));
        if (known.isEmpty() && status == BAD_REQUEST && saysAbsent(message)) {
            return Kind.NOT_FOUND;
        }
        return known.orElse(status >= SERVER_ERROR ? Kind.SERVICE : Kind.REFUSED);
    }

    /** CloudFormation and SageMaker have no error code for it, only these sentences. */
    private static boolean saysAbsent(String message) {
        return message.endsWith("does not exist") || message.startsWith("Could not find");
    }

    /** Maps an exception of the SDK, which distinguishes the causes only by their messages. */
    static AwsException client(String task, RuntimeException failed) {
        Optional<UnreadableResponseException> unreadable = CauseChain.unreadable(failed);
        if (unreadable.isPresent()) {
            return new AwsException(
                    Kind.SERVICE,
                    task,
                    "the response cannot be used: " + unreadable.get().getMessage(),
                    Optional.of(failed));
        }
        String message = CauseChain.message(failed);
        if (message.contains("credentials") || message.contains("Profile file") || message.contains("SSO")) {
            Kind kind = message.contains("expired") ? Kind.EXPIRED_CREDENTIALS : Kind.NO_CREDENTIALS;
            String detail = "no usable credentials" + Profiles.missingInEnvironment();
            return new AwsException(kind, task, detail, Optional.of(failed));
        }
        Optional<String> missing = CauseChain.missingFile(failed);
        if (missing.isPresent()) {
            return new AwsException(
                    Kind.NO_CREDENTIALS,
                    task,
                    "no usable credentials: there is no file " + missing.get(),
                    Optional.of(failed));
        }
        if (message.contains("region")) {
            return new AwsException(Kind.NO_REGION, task, "no Region is known", Optional.of(failed));
        }
        if (CauseChain.isOfNetwork(failed)) {
            return new AwsException(
                    Kind.UNREACHABLE, task, "no answer (" + CauseChain.deepest(failed) + ")", Optional.of(failed));
        }
        return new AwsException(
                Kind.SERVICE, task, "the response cannot be read (" + message + ")", Optional.of(failed));
    }
}

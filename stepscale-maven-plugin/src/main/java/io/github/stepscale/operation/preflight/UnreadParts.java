package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.Output;
import io.github.stepscale.text.Sentences;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a deployment can do without, and prints one line for each part that cannot be read. */
final class UnreadParts {
    private final Output output;
    private final Hints hints;

    UnreadParts(Output output, Hints hints) {
        this.output = output;
        this.hints = hints;
    }

    /**
     * Reads a part; empty if it cannot be read, which is printed.
     *
     * @param part such as {@code the endpoint}
     * @param permission such as {@code sagemaker:DescribeEndpoint}
     * @throws AwsException if no other request can succeed either, such as with expired credentials
     */
    <T> Optional<T> read(String part, String permission, Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (AwsException refused) {
            output.line("Before the deployment, " + part + " is not checked. " + reason(refused, permission));
            return Optional.empty();
        }
    }

    private String reason(AwsException refused, String permission) {
        return switch (refused.kind()) {
            case ACCESS_DENIED -> Sentences.end(refused.getMessage()) + " Grant the caller " + permission + ".";
            case REFUSED, SERVICE, UNREACHABLE, THROTTLED, LIMIT, NOT_FOUND, EXISTS, BUSY, UNKNOWN_STATE ->
                Sentences.end(refused.getMessage()) + " To skip this check: " + hints.set("preflight", "false") + ".";
            case NO_CREDENTIALS,
                    NO_PROFILE,
                    EXPIRED_CREDENTIALS,
                    WRONG_CREDENTIALS,
                    WRONG_ACCOUNT,
                    NO_REGION,
                    BAD_CONFIGURATION,
                    LOGGED -> throw refused;
        };
    }
}

package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.AwsException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what an operation can do without. */
public final class OptionalRead {
    private OptionalRead() {}

    /**
     * Reads, and returns a substitute where the caller lacks the permission.
     *
     * @param denied returns the substitute if the caller lacks the permission
     * @throws AwsException if AWS refuses for another reason, or gives no answer
     */
    public static <T> T orElse(Supplier<T> read, Function<AwsException, T> denied) {
        try {
            return read.get();
        } catch (AwsException refused) {
            if (refused.kind() != AwsException.Kind.ACCESS_DENIED) {
                throw refused;
            }
            return denied.apply(refused);
        }
    }

    /**
     * Reads, and returns a substitute where AWS refuses for any reason or gives no answer.
     *
     * @param failed returns the substitute
     */
    public static <T> T orElseIfFailed(Supplier<T> read, Function<AwsException, T> failed) {
        try {
            return read.get();
        } catch (AwsException refused) {
            return failed.apply(refused);
        }
    }
}

package io.github.stepscale.operation.shared;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The result of one of several tasks that run whether or not the others fail.
 *
 * @param value absent if it failed
 * @param failure what was thrown; absent on success
 */
public record Attempt<T>(Optional<T> value, Optional<Throwable> failure) {

    /**
     * Runs a task and catches what it throws, defects included, so that the others still run.
     *
     * @throws VirtualMachineError if the JVM itself fails
     */
    public static <T> Attempt<T> of(Callable<T> work) {
        try {
            return new Attempt<>(Optional.of(work.call()), Optional.empty());
        } catch (VirtualMachineError end) {
            throw end;
        } catch (Throwable failed) {
            return new Attempt<>(Optional.empty(), Optional.of(failed));
        }
    }
}

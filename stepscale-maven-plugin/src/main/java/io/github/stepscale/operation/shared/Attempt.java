package io.github.stepscale.operation.shared;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What came of one of several things that are done whatever comes of the others.
 *
 * @param value absent if it failed
 * @param failure what was thrown; absent if it went well
 */
public record Attempt<T>(Optional<T> value, Optional<Throwable> failure) {

    /**
     * Does it. One that throws, a defect of ours included, takes nothing from the others.
     *
     * @throws VirtualMachineError if the JVM itself is at its end
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

package io.github.stepscale.load;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Ends a run early. Keeps the first reason. Safe for use by several threads. */
public final class StopSwitch {
    private final AtomicReference<Optional<String>> reason = new AtomicReference<>(Optional.empty());

    /** Ends the run: no further request is sent. Does nothing if the run was ended before. */
    public void stop(String why) {
        reason.compareAndSet(Optional.empty(), Optional.of(why));
    }

    /** Why the run was ended; empty if it was not. */
    public Optional<String> reason() {
        return reason.get();
    }

    boolean isOn() {
        return reason.get().isPresent();
    }
}

package io.github.stepscale.load;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Ends a run before its time. The first reason stands. From any thread. */
public final class StopSwitch {
    private final AtomicReference<Optional<String>> reason = new AtomicReference<>(Optional.empty());

    /** Ends the run: no further request is sent. */
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

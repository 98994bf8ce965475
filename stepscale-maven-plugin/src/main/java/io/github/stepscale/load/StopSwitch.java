package io.github.stepscale.load;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends a run early. Keeps the first reason. Safe for use by several threads. */
public final class StopSwitch {
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /** Ends the run: no further request is sent. Does nothing if the run was ended before. */
    public void stop(String why) {
        reason.compareAndSet(null, why);
    }

    /** Why the run was ended; empty if it was not. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    boolean isOn() {
        return reason.get() != null;
    }
}

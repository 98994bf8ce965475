package io.github.stepscale.maven;

import io.github.stepscale.operation.Output;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Prints how far a search is, with an estimate of the time left in the family, and stops it. */
final class TuneProgress extends StackProgress {
    private static final Duration LIVE = Duration.ofMillis(200);

    private final List<PolicyFamily> families;
    private final Duration every;
    private PolicyFamily family = PolicyFamily.PRESENT;
    /** When the search of the family started. */
    private Instant started;

    private Instant called;
    private Instant printed = Instant.MIN;

    /** @param families those that are searched, in order */
    TuneProgress(Output output, InstantSource clock, List<PolicyFamily> families) {
        super(output, clock);
        this.families = families;
        this.every = output.isLive() ? LIVE : LOGGED;
        this.started = clock.instant();
        this.called = started;
    }

    @Override
    public boolean proceeds(PolicyFamily searched, int evaluated, int planned) {
        Instant now = clock.instant();
        if (searched != family) {
            family = searched;
            started = called;
            printed = Instant.MIN;
        }
        called = now;
        if (!printed.plus(every).isAfter(now)) {
            printed = now;
            print(line(evaluated, planned, Duration.between(started, now)));
        }
        return !isStopped();
    }

    /** Ends the line that is redrawn. */
    @Override
    void close() {
        output.live("");
    }

    private String line(int evaluated, int planned, Duration elapsed) {
        long left = elapsed.toMillis() * (planned - evaluated) / Math.max(1, evaluated);
        return "Searching " + family.key() + " (" + (families.indexOf(family) + 1) + " of " + families.size() + "): "
                + ReadableNumbers.of(evaluated) + " of " + ReadableNumbers.of(planned) + " policies"
                + (left < 1_000 ? "" : ", about " + ReadableNumbers.of(Math.rint(left / 1_000.0)) + " s left in it");
    }
}

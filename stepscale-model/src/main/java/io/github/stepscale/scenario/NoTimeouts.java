package io.github.stepscale.scenario;

import io.github.stepscale.simulation.OutcomeBounds;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;
import java.util.Optional;

/** Expects that no request times out during the traffic: {@code no timeouts}. */
public record NoTimeouts() implements Expectation {
    @Override
    public Optional<Failure> check(Timeline timeline, Summary summary, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            double timedOut = timeline.response().orElseThrow().timedOut(minute);
            if (timedOut > 0) {
                return Optional.of(new Failure(
                        "no timeouts: " + ReadableNumbers.count(timedOut, "request") + " timed out in minute " + minute,
                        minute));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> reasonItCannotFail(OutcomeBounds bounds) {
        return bounds.response().reasonNothingTimesOut();
    }
}

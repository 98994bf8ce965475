package io.github.stepscale.report.simulation;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.ReadableNumbers;
import java.util.Optional;

/**
 * The minutes whose latency is above the timeout. Requests in them may be given up although the run does not count them as
 * timed out: the timeout limits the queue above saturation.
 *
 * @param statistic the mean, or the quantile that the page draws
 * @param minutes how many minutes, at least 1
 * @param timeout the timeout, for people
 */
record SlowerThanTimeout(LatencyStatistic statistic, int minutes, String timeout) {

    /** The minutes of the statistic with the most of them; empty if there are none, and for an asynchronous endpoint. */
    static Optional<SlowerThanTimeout> of(ScalingPlan plan, Service service, DrawnLatency latency, Timeline timeline) {
        if (ComparedRuns.queues(plan)) {
            return Optional.empty();
        }
        return timeline.response().stream()
                .flatMap(response -> latency.statistics().stream()
                        .map(statistic -> new SlowerThanTimeout(
                                statistic,
                                minutes(timeline, response, statistic, service),
                                Durations.exact(service.timeout()))))
                .filter(slower -> slower.minutes() > 0)
                .reduce((one, other) -> other.minutes() > one.minutes() ? other : one);
    }

    private static int minutes(
            Timeline timeline, Timeline.Response response, LatencyStatistic statistic, Service service) {
        double limitMs = Durations.inMillis(service.timeout());
        int minutes = 0;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            boolean slower = response.latencyMs(statistic, minute) > limitMs; // never so without instances
            minutes += slower && timeline.trace().requests(minute) > 0 ? 1 : 0;
        }
        return minutes;
    }

    /** The fact in short: {@code p95 above the timeout of 60 s in 3 minutes}. */
    String fact() {
        return statistic + " above the timeout of " + timeout + " in " + ReadableNumbers.of(minutes, "minute");
    }

    /** What it means, as a sentence. */
    String sentence() {
        return "In " + ReadableNumbers.of(minutes, "minute") + " the " + statistic + " is above service.timeout ("
                + timeout + "): more requests of these minutes may be given up than count as timed out.";
    }
}

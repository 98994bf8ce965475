package io.github.stepscale.operation.load.report;

import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.simulation.AlarmState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The results of a load run: its requests, and how the endpoint scaled meanwhile.
 *
 * @param stackName the stack of the endpoint
 * @param target the names of the scalable target by key, such as {@code EndpointName}
 * @param unit the unit of capacity, such as {@code instance}
 * @param units its plural
 * @param settings the settings of the run as text, in the order in which people read them
 * @param start the start of the run
 * @param end when the last response arrived, or the run ended
 * @param trafficEnd when the last minute of the traffic ended, or the run if it ended early; later only responses arrive
 * @param stopReason why the run ended early; empty if it did not
 * @param minutes minutes of the clock from that in which the run started, without gaps; at least one
 * @param latency of the requests that succeeded, in milliseconds from when they were due; empty if none did
 * @param serviceTime of the same requests, from when they were sent
 * @param failures the kinds of errors that occurred, the most frequent first
 * @param alarms the alarms of the stack, in the order of its rules; empty if the endpoint was not watched
 * @param activities the scaling activities during the run
 * @param delays the measured delays from the metric to the capacity
 * @param service the lines of a {@code service} block with these delays, for the descriptor; empty if there are none
 * @param simulated the simulation of the same traffic; empty if it cannot be simulated
 * @param thresholds the limits on the whole run, and whether it is within them
 */
public record LoadRun(
        String stackName,
        Map<String, String> target,
        String unit,
        String units,
        Map<String, String> settings,
        Instant start,
        Instant end,
        Instant trafficEnd,
        Optional<String> stopReason,
        List<Minute> minutes,
        Optional<LatencyPercentiles> latency,
        Optional<LatencyPercentiles> serviceTime,
        List<LoadResult.Failure> failures,
        List<Alarm> alarms,
        List<Activity> activities,
        List<Delay> delays,
        List<String> service,
        Optional<Simulated> simulated,
        List<ThresholdResult> thresholds) {

    /** Returns the thresholds that the run is not within. */
    public List<ThresholdResult> broken() {
        return thresholds.stream().filter(threshold -> !threshold.met()).toList();
    }

    /** Returns whether the run was completed, within every threshold. */
    public boolean passed() {
        return stopReason.isEmpty() && broken().isEmpty();
    }

    /** Returns the simulated latency and metrics that were observed too. */
    public List<Prediction> predictions() {
        return simulated.map(Simulated::predictions).orElseGet(List::of);
    }

    /**
     * A minute of the clock.
     *
     * @param counts counts of its requests
     * @param inService units of capacity in service at the start of the minute, as a simulation counts them; empty if
     *     unknown
     * @param desired desired units of capacity at the start of the minute; empty if unknown
     */
    public record Minute(MinuteCounts counts, OptionalInt inService, OptionalInt desired) {}

    /**
     * An alarm during a run.
     *
     * @param name the logical id in the template
     * @param states at the end of each minute; empty where unknown
     */
    public record Alarm(String name, List<Optional<AlarmState>> states) {}

    /**
     * A scaling activity.
     *
     * @param end empty while it is in progress
     * @param status such as {@code Successful}
     * @param description in Application Auto Scaling's words
     */
    public record Activity(Instant start, Optional<Instant> end, String status, String description) {}

    /**
     * A delay on the way from the metric to the capacity, in seconds.
     *
     * @param name such as {@code scale-out: alarm to activity}
     * @param count the number of measurements
     */
    public record Delay(String name, int count, double min, double median, double max) {}

    /**
     * The simulated capacity, latency and metrics.
     *
     * @param running units of capacity in service in each minute
     * @param compared the number of minutes whose observed capacity is known
     * @param off the number of these minutes in which the two differ
     * @param meanDifference mean of the absolute difference over these, in units of capacity
     * @param predictions the simulated latency and metrics beside the observed ones; empty if the response of an instance is
     *     unknown
     */
    public record Simulated(
            List<Integer> running, int compared, int off, double meanDifference, List<Prediction> predictions) {}
}

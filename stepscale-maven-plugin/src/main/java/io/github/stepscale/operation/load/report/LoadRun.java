package io.github.stepscale.operation.load.report;

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
 * What a load run sent, what came back, and what was seen of the scaling meanwhile.
 *
 * @param stackName the stack whose endpoint was driven
 * @param target the names of what was driven, as the descriptor calls them, in its order
 * @param unit what one unit of capacity is called, such as {@code instance}
 * @param units several of them
 * @param settings what was asked of the run, in words, in the order in which people read it
 * @param start when the first request was due
 * @param end when the last answer came or the run was ended
 * @param cutShort why the run ended before all of its requests were due; empty if it did not
 * @param minutes of the clock, the first that in which the run started; without gaps, at least one
 * @param latency of all answers that are no errors, in milliseconds from the moment at which the request was due; empty if
 *     there was none
 * @param serviceTime the same from the moment at which the request was sent
 * @param failures the kinds of errors that occurred, the most frequent first
 * @param alarms what was seen of the alarms of the stack, in the order of its rules; empty if nobody watched
 * @param activities the scaling activities of that time, oldest first
 * @param delays what could be measured of the way from the metric to the capacity
 * @param service the lines of a {@code service} block for the descriptor that these delays make; empty if there are none
 * @param simulated the capacity by simulation over the same traffic; empty if it could not be told
 */
public record LoadRun(
        String stackName,
        Map<String, String> target,
        String unit,
        String units,
        Map<String, String> settings,
        Instant start,
        Instant end,
        Optional<String> cutShort,
        List<Minute> minutes,
        Optional<LatencyPercentiles> latency,
        Optional<LatencyPercentiles> serviceTime,
        List<LoadResult.Failure> failures,
        List<Alarm> alarms,
        List<Activity> activities,
        List<Delay> delays,
        List<String> service,
        Optional<Simulated> simulated) {

    /**
     * A minute of the clock.
     *
     * @param counts of its requests
     * @param inService units of capacity in service when the minute began, counted as a simulation counts them; empty if
     *     unknown
     * @param desired desired units of capacity when the minute began; empty if unknown
     */
    public record Minute(MinuteCounts counts, OptionalInt inService, OptionalInt desired) {}

    /**
     * An alarm.
     *
     * @param name the logical id in the template
     * @param states at the end of each minute; empty where not known
     */
    public record Alarm(String name, List<Optional<AlarmState>> states) {}

    /**
     * A scaling activity.
     *
     * @param end empty while it is under way
     * @param what in Application Auto Scaling's words
     */
    public record Activity(Instant start, Optional<Instant> end, String status, String what) {}

    /**
     * A delay on the way from the metric to the capacity, in seconds.
     *
     * @param name of which stretch, in words
     * @param count how often it was seen
     */
    public record Delay(String name, int count, double least, double median, double most) {}

    /**
     * The capacity by simulation.
     *
     * @param running units of capacity in service in each minute
     * @param compared minutes for which the observed capacity is known
     * @param off minutes of these in which the two differ
     * @param meanDifference mean of the absolute difference over these, in units of capacity
     */
    public record Simulated(List<Integer> running, int compared, int off, double meanDifference) {}
}

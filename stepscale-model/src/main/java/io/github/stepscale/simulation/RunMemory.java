package io.github.stepscale.simulation;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.util.Optional;

/** Refuses a run whose columns certainly do not fit into the memory of the virtual machine. */
final class RunMemory {
    private static final long MIB = 1 << 20;
    /** The columns of a {@link Timeline}: five of doubles, beside the traffic, and three of integers, and for each rule one of bytes. */
    private static final long PER_MINUTE = 5 * Double.BYTES + 3 * Integer.BYTES;
    /** The columns of its response by the minute. */
    private static final long RESPONSE = 4 * Double.BYTES;
    /** And those by the tick. */
    private static final long TICKS = 3L * Double.BYTES * Tick.PER_MINUTE;

    private RunMemory() {}

    /** The least memory of a run in bytes. */
    static long least(int minutes, int rules, boolean response, boolean ticks) {
        return minutes * (PER_MINUTE + rules + (response ? RESPONSE : 0) + (ticks ? TICKS : 0));
    }

    /**
     * Requires that there is enough memory for the columns of a run.
     *
     * @param available in bytes
     * @throws io.github.stepscale.validation.InvalidValueException if there is certainly not
     */
    static void require(Trace trace, int rules, Optional<InstanceResponse> response, boolean ticks, long available) {
        long least = least(trace.minutes(), rules, response.isPresent(), ticks);
        new Validator()
                .require(
                        least <= available,
                        Validator.VALUE,
                        "",
                        () -> "the traffic has " + trace.minutes() + " minutes, and simulating them"
                                + (ticks ? " with an alarm of less than 60 s" : "") + " needs more than "
                                + (least / MIB) + " MiB of memory: Java may use " + (available / MIB) + " MiB",
                        "Shorten the traffic" + (ticks ? ", write a period of 60 s" : "")
                                + ", or allow more with MAVEN_OPTS=-Xmx" + gigabytes(least) + "g")
                .throwIfAny();
    }

    /** Twice as much, in whole GiB: other things need memory too. */
    private static long gigabytes(long bytes) {
        return 2 * bytes / (1024 * MIB) + 1;
    }
}

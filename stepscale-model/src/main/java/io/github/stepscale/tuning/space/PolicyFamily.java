package io.github.stepscale.tuning.space;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A family of policies that is searched as a whole. */
public enum PolicyFamily {
    /** The present policy, which is compared, not searched. */
    PRESENT("present"),
    /** The same capacity all the time. */
    FIXED("fixed"),
    /** Exact capacities by total demand, with one rule over the last minutes. */
    CAPACITY_LADDER("capacityLadder"),
    /** The capacity ladder with a rule over one minute for scaling out, and one over many for scaling in. */
    TWO_RULE_LADDER("twoRuleLadder"),
    /** The capacity ladder on demand plus a multiple of its last rise. */
    LADDER_WITH_LEAD("ladderWithLead"),
    /** Changes by the requests, or the backlog, per instance, with one policy for both directions. */
    SINGLE_STEPS("singleSteps"),
    /** Changes by the requests, or the backlog, per instance, with a policy for each direction. */
    SPLIT_STEPS("splitSteps"),
    /** Changes by the requests inside an instance; needs a service curve. */
    CONCURRENCY_STEPS("concurrencySteps"),
    /** Changes by the latency of the model; needs a service curve. */
    LATENCY_STEPS("latencySteps"),
    /** Changes by a utilization; needs a service curve and {@code utilization}. */
    UTILIZATION_STEPS("utilizationSteps"),
    /** The cheapest of the families above with a minimum for each hour of the day. */
    SCHEDULED_MINIMA("scheduledMinima"),
    /** Modelled target tracking. */
    TARGET_TRACKING("targetTracking");

    private final String key;

    PolicyFamily(String key) {
        this.key = key;
    }

    /** The families that can be searched. */
    public static List<PolicyFamily> searched() {
        return Stream.of(values()).filter(family -> family != PRESENT).toList();
    }

    /** The families that are searched unless others are named: all that can be. */
    public static List<PolicyFamily> standard() {
        return searched();
    }

    /** The key as words, such as {@code capacity ladder}. */
    public String words() {
        return key.replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** The value in settings and files. */
    public String key() {
        return key;
    }
}

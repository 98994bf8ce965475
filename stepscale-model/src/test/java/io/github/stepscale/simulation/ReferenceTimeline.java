package io.github.stepscale.simulation;

import java.util.List;

/** What {@link ReferenceSimulator} found. */
record ReferenceTimeline(
        List<ReferenceMinute> minutes,
        long instanceMinutes,
        int noStep,
        int passedOver,
        List<ReferenceActivity> activities) {}

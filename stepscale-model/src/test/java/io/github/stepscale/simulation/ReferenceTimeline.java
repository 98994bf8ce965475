package io.github.stepscale.simulation;

import java.util.List;

/**
 * What {@link ReferenceSimulator} found.
 *
 * @param states of each rule after every evaluation, of which some alarms have six a minute
 */
record ReferenceTimeline(
        List<ReferenceMinute> minutes,
        long instanceMinutes,
        int noStep,
        int passedOver,
        List<ReferenceActivity> activities,
        List<List<AlarmState>> states) {}

package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import java.util.List;

/**
 * A scaling policy and the alarms whose ALARM action runs it.
 *
 * @param policy of any type: step scaling, target tracking, predictive
 * @param alarms in the order of the source; none, if nothing of the source runs it
 */
public record LinkedPolicy(SourceResource policy, List<SourceResource> alarms) {
    public LinkedPolicy {
        alarms = List.copyOf(alarms);
    }
}

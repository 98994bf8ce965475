package io.github.stepscale.aws;

import java.util.List;

/**
 * Where instances shall be: at each place in each Region.
 *
 * @param places accounts, or organizational units if the stack set is managed by the service
 * @param regions in the order in which CloudFormation shall go through them
 */
public record StackSetTargets(List<String> places, List<String> regions) {
    public StackSetTargets {
        places = List.copyOf(places);
        regions = List.copyOf(regions);
    }
}

package io.github.stepscale.descriptor;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Scenario;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.traffic.TrafficSource;
import java.util.List;
import java.util.Optional;

/** The keys that simulation brings to the file. Each reader knows them: a file serves every goal. */
public final class Sections {
    /** {@code service}: the facts of the endpoint. */
    public static final Section<Service> SERVICE = new ServiceSection();
    /** {@code traffic}: what is replayed. */
    public static final Section<Optional<TrafficSource>> TRAFFIC = new TrafficSection();
    /** {@code objective}: what a policy has to achieve. */
    public static final Section<Objective> OBJECTIVE = new ObjectiveSection();
    /** {@code expect}: tests of the policy. */
    public static final Section<List<Scenario>> EXPECT = new ExpectSection();

    static final List<Section<?>> ALL = List.of(SERVICE, TRAFFIC, OBJECTIVE, EXPECT);

    private Sections() {}
}

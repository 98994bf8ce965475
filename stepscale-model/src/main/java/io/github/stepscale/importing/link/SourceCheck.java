package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** All checks of a source after its properties were read. */
final class SourceCheck {
    private final LinkedSource source;
    private final Findings findings;

    SourceCheck(LinkedSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    void check() {
        new TargetCheck(source, findings).check();
        new AlarmActionCheck(source, findings).check();
        new PolicyCheck(source, findings).check();
        new IdleAlarmCheck(source, findings).check();
        checkIds();
        checkMetrics();
        source.ofType(ResourceTypes.DASHBOARD).forEach(new DashboardCheck(findings)::check);
        source.resources().stream().filter(this::isWrittenForScaling).forEach(this::checkFixed);
    }

    private void checkIds() {
        ResourceIdCheck ids = new ResourceIdCheck(findings);
        source.ofType(ResourceTypes.TARGET).forEach(ids::check);
        source.ofType(ResourceTypes.POLICY).forEach(ids::check);
    }

    private void checkMetrics() {
        Set<SourceResource> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        MetricQueryCheck queries = new MetricQueryCheck(findings);
        WatchedMetricCheck metrics = new WatchedMetricCheck(findings);
        source.targets()
                .forEach(target -> target.policies().stream()
                        .flatMap(linked -> linked.alarms().stream())
                        .filter(seen::add)
                        .forEach(alarm -> {
                            queries.check(alarm);
                            metrics.check(alarm, target);
                        }));
    }

    /** What was read from AWS is where it is. */
    private boolean isWrittenForScaling(SourceResource resource) {
        boolean otherAlarm =
                ResourceTypes.isAlarm(resource) && !source.actions().mayScale(resource);
        return LinkedSource.isWritten(resource) && !otherAlarm;
    }

    private void checkFixed(SourceResource resource) {
        new FixedNameCheck(findings).check(resource);
        new FixedPlaceCheck(findings).check(resource.properties());
    }
}

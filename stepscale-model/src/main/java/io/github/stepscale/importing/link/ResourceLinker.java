package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds out which alarm runs which policy of which target, and what is wrong with the resources of a source. */
public final class ResourceLinker {
    private final AlarmActions actions;
    // By identity: live policies of two targets may have the same name.
    private final IdentityHashMap<SourceResource, List<SourceResource>> alarms = new IdentityHashMap<>();

    private ResourceLinker(List<SourceResource> resources) {
        actions = new AlarmActions(resources);
        resources.stream()
                .filter(each -> each.type().equals(ResourceTypes.ALARM))
                .forEach(this::add);
    }

    /** Links the resources of a source. */
    public static Links link(ScalingSource source) {
        Findings findings = new Findings();
        AlarmActions written = new AlarmActions(source.resources());
        List<SourceResource> resources =
                new ResourceNormalizer(findings).normalize(source.resources(), written::mayScale);
        ResourceLinker linker = new ResourceLinker(resources);
        List<LinkedTarget> targets =
                TargetGroups.of(resources).stream().map(linker::target).toList();
        boolean complete =
                source.findings().isEmpty() || source.resources().stream().anyMatch(LinkedSource::isWritten);
        new SourceCheck(new LinkedSource(resources, targets, linker.actions, complete), findings).check();
        return new Links(targets, findings.inOrder());
    }

    private void add(SourceResource alarm) {
        actions.policies(alarm, AlarmActions.ALARM)
                .forEach(policy -> alarms.computeIfAbsent(policy, added -> new ArrayList<>())
                        .add(alarm));
    }

    private LinkedTarget target(TargetGroups.Group group) {
        return new LinkedTarget(
                group.key().serviceNamespace(),
                group.key().resourceId(),
                group.key().scalableDimension(),
                group.target(),
                group.policies().stream().map(this::policy).toList());
    }

    private LinkedPolicy policy(SourceResource policy) {
        return new LinkedPolicy(policy, alarms.getOrDefault(policy, List.of()));
    }
}

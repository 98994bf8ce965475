package io.github.stepscale.operation.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.EndpointDescriptions;
import io.github.stepscale.aws.ScalingResources;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.ConcurrentReads;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads live targets of SageMaker with everything that scales them. Changes nothing. */
public final class LiveReader {
    private static final String MISSING_ALARM = "T61";
    private static final String UNREAD_QUERY = "T62";

    private final ScalingResources resources;
    private final EndpointDescriptions descriptions;
    private final String region;
    private final Hints hints;

    /** @param hints for the sentences of what is not there */
    public LiveReader(Aws aws, Hints hints) {
        this.resources = aws.scalingResources();
        this.descriptions = aws.endpointDescriptions();
        this.region = aws.region();
        this.hints = hints;
    }

    /**
     * Reads one target.
     *
     * @throws OperationException if none or several are meant, with what is there
     * @throws AwsException if AWS refuses what an import cannot do without: the targets, the policies and the alarms
     */
    public LiveSource one(TargetSelection selection) {
        List<JsonNode> targets = targets();
        ScalableTargetId chosen =
                selection.choose(targets.stream().map(LiveForms::id).toList(), region, hints);
        List<JsonNode> one = targets.stream()
                .filter(target -> LiveForms.id(target).equals(chosen))
                .limit(1)
                .toList();
        return sources(one, Optional.of(chosen)).get(0);
    }

    /**
     * Reads all targets, in the order of their ids, with as few requests as there are pages.
     *
     * @throws OperationException if there is none
     * @throws AwsException as {@link #one}
     */
    public List<LiveSource> all() {
        List<JsonNode> targets = targets();
        TargetSelection.requireAny(targets, region, hints);
        return sources(targets, Optional.empty());
    }

    /** AWS promises no order, and the same resources are to give the same files. */
    private List<JsonNode> targets() {
        return resources.targets().stream()
                .sorted(Comparator.comparing(target -> LiveForms.id(target).physicalId()))
                .toList();
    }

    /** @param filter which target's policies and actions are read; absent: those of all targets */
    private List<LiveSource> sources(List<JsonNode> targets, Optional<ScalableTargetId> filter) {
        ReadHoles holes = new ReadHoles(region);
        List<ScalableTargetId> ids = targets.stream().map(LiveForms::id).toList();
        ConcurrentReads reads = new ConcurrentReads();
        Supplier<LiveKinds> kinds = reads.add(() -> LiveKinds.read(descriptions, ids, holes));
        Supplier<LiveParts> parts = reads.add(() -> LiveParts.read(resources, filter, holes));
        reads.run();
        return targets.stream()
                .map(target -> source(target, kinds.get(), parts.get(), holes.findings()))
                .toList();
    }

    private LiveSource source(JsonNode target, LiveKinds kinds, LiveParts parts, List<LocatedFinding> unread) {
        ScalableTargetId id = LiveForms.id(target);
        List<JsonNode> policies = of(id, parts.policies());
        List<SourceResource> found = new ArrayList<>();
        found.add(LiveForms.target(target, of(id, parts.actions())));
        policies.forEach(policy -> found.add(LiveForms.policy(policy)));
        policies.stream()
                .flatMap(policy -> parts.alarms().of(policy).stream())
                .distinct()
                .flatMap(name -> parts.alarms().find(name).stream())
                .forEach(found::add);
        List<LocatedFinding> findings = new ArrayList<>(unread);
        policies.forEach(policy -> findings.addAll(missingAlarms(policy, parts.alarms())));
        found.stream()
                .filter(resource -> resource.type().equals(LiveForms.ALARM) && !LiveForms.isRead(resource))
                .forEach(alarm -> findings.add(LocatedFinding.at(alarm.position(), unreadQuery())));
        return new LiveSource(id, kinds.of(id), new ScalingSource(region, found, findings));
    }

    private static List<JsonNode> of(ScalableTargetId target, List<JsonNode> resources) {
        return resources.stream()
                .filter(resource -> LiveForms.id(resource).equals(target))
                .toList();
    }

    private static List<LocatedFinding> missingAlarms(JsonNode policy, LiveAlarms alarms) {
        String name = policy.path("PolicyName").asText();
        return alarms.of(policy).stream()
                .filter(alarm -> alarms.find(alarm).isEmpty())
                .map(alarm -> LocatedFinding.at(SourcePosition.of(name), missingAlarm(alarm)))
                .toList();
    }

    private static Finding missingAlarm(String alarm) {
        return new Finding(
                MISSING_ALARM,
                Severity.WARNING,
                "Alarms",
                "the policy names the alarm " + alarm + ", which does not exist",
                "Create the alarm, or disregard it if it was deleted a moment ago, then import again");
    }

    private static Finding unreadQuery() {
        return new Finding(
                UNREAD_QUERY,
                Severity.ERROR,
                "",
                "evaluates no metric, and the AWS SDK in use does not read a PromQL query",
                "Import the template that has the alarm, with stepscale.template");
    }
}

package io.github.stepscale.importing;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.importing.link.LinkedPolicy;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.link.ResourceLinker;
import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.plan.CanonicalPlan.Difference;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.template.StackTemplate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Proves that a written descriptor means what was imported, on another road than the translation: the text is read, planned,
 * rendered as a template, read back as a source is, and compared with the source property by property.
 */
final class ImportProof {
    private static final String FILE = "rendered.yaml";

    private final LinkedTarget source;
    private final Map<String, String> overrides;

    /** @param overrides what options gave in place of the source */
    ImportProof(LinkedTarget source, Map<String, String> overrides) {
        this.source = source;
        this.overrides = overrides;
    }

    /**
     * Compares.
     *
     * @param text of a descriptor
     * @param rules the resources of the source that each rule of it comes from
     * @param tracking the policy of the source that its target tracking comes from
     * @return the properties that differ, in the order of their paths; empty if it means the same
     */
    List<Difference> differences(String text, List<ImportedRule> rules, Optional<SourceResource> tracking) {
        ReadResult read = DescriptorReader.read("imported.yaml", bytes(text), Map.of());
        return read.descriptor()
                .map(Descriptor::scaling)
                .map(scaling -> StackTemplate.of(ScalingPlan.of(scaling)).yaml())
                .flatMap(ImportProof::onlyTarget)
                .map(rendered -> Difference.between(ofSource(rules, tracking), ofRendered(rendered)))
                .orElseGet(() -> Difference.between(ofSource(rules, tracking), new TreeMap<>()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<LinkedTarget> onlyTarget(String template) {
        ScalingSource again = TemplateReader.read(FILE, bytes(template), Map.of());
        List<LinkedTarget> targets = ResourceLinker.link(again).targets();
        return targets.size() == 1 ? Optional.of(targets.get(0)) : Optional.empty();
    }

    /** What the text must mean. */
    private SortedMap<String, String> ofSource(List<ImportedRule> rules, Optional<SourceResource> tracking) {
        ComparedProperties compared = new ComparedProperties(TargetNames.of(source), overrides)
                .addTarget(source.scalableDimension(), source.target());
        rules.forEach(
                rule -> compared.addPolicy(policy(rule.id()), rule.policy()).addAlarm(alarm(rule.id()), rule.alarm()));
        tracking.ifPresent(policy -> compared.addPolicy(policy(TrackingScaling.ID), policy));
        return compared.values();
    }

    /** Everything that the text means: a policy or an alarm that the source does not have is a difference too. */
    private static SortedMap<String, String> ofRendered(LinkedTarget rendered) {
        ComparedProperties compared = new ComparedProperties(TargetNames.of(rendered), Map.of())
                .addTarget(rendered.scalableDimension(), rendered.target());
        for (LinkedPolicy linked : rendered.policies()) {
            String id = id(linked.policy().name());
            compared.addPolicy(policy(id), linked.policy());
            linked.alarms().forEach(alarm -> compared.addAlarm(alarm(id), alarm));
        }
        return compared.values();
    }

    /** The id of a rule from the logical id of its policy. */
    private static String id(String policy) {
        String suffix = LogicalIds.TRACKING_POLICY.substring(TrackingScaling.ID.length());
        return policy.endsWith(suffix) ? policy.substring(0, policy.length() - suffix.length()) : policy;
    }

    private static String policy(String id) {
        return "rules." + id + ".policy";
    }

    private static String alarm(String id) {
        return "rules." + id + ".alarm";
    }
}

package io.github.stepscale.synth.tuning;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.tuning.selection.PolicyCheck;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The errors and warnings of lint about a description. Warnings of the present descriptor about keys that
 * the tuning leaves as they are, such as {@code service}, count against no policy.
 *
 * @param descriptor the present descriptor
 * @param others warnings about other keys than the policy, each with its key
 */
record DeployableCheck(Descriptor descriptor, Set<String> others) implements PolicyCheck {
    private static final Pattern KEY = Pattern.compile("[.\\[].*");
    private static final String SCHEDULES = "schedules";
    /** The keys at the top that are no part of a policy. */
    private static final Set<String> NOT_TUNED = Set.of(
            "endpointName",
            "variantName",
            "inferenceType",
            "inferenceComponentName",
            "maxCapacity",
            "suspended",
            "stackName",
            "description",
            "tags",
            "dashboard",
            "names",
            "deletionPolicy",
            "outputs",
            "service",
            "traffic",
            "objective",
            "expect");

    static DeployableCheck of(Descriptor descriptor) {
        Set<String> others = findings(descriptor)
                .filter(finding -> finding.severity() == Severity.WARNING)
                .filter(finding ->
                        NOT_TUNED.contains(key(finding)) || key(finding).equals(SCHEDULES))
                .map(DeployableCheck::name)
                .collect(Collectors.toSet());
        return new DeployableCheck(descriptor, others);
    }

    @Override
    public List<String> objections(ScalingDescription scaling) {
        boolean sameSchedules = scaling.schedules().equals(descriptor.scaling().schedules());
        return findings(descriptor.with(scaling))
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> !others.contains(name(finding))
                        || !sameSchedules && key(finding).equals(SCHEDULES))
                .map(Finding::code)
                .distinct()
                .toList();
    }

    private static Stream<Finding> findings(Descriptor descriptor) {
        return Synthesis.of(new ReadResult(Optional.of(descriptor), List.of())).findings().stream()
                .map(LocatedFinding::finding);
    }

    private static String name(Finding finding) {
        return finding.code() + " " + key(finding);
    }

    private static String key(Finding finding) {
        return KEY.matcher(finding.path()).replaceFirst("");
    }
}

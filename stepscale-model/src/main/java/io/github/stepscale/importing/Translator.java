package io.github.stepscale.importing;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.link.LinkedPolicy;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Translates a target and what scales it to the tree of a descriptor. */
final class Translator {
    private final LinkedTarget target;
    private final TargetNames names;
    private final UnsayableList unsayable = new UnsayableList();
    private final TargetTranslation translation;
    private final RuleTranslation ruleTranslation;
    private final List<LocatedFinding> findings = new ArrayList<>();
    private final List<LocatedFinding> reasons = new ArrayList<>();

    private Translator(LinkedTarget target) {
        this.target = target;
        this.names = TargetNames.of(target);
        this.translation = new TargetTranslation(target, names, unsayable);
        this.ruleTranslation = new RuleTranslation(names, unsayable);
    }

    /**
     * Translates a target.
     *
     * @param kind the kind of the endpoint, if it is known
     * @param given the keys that options give in place of the source
     */
    static Translation translate(LinkedTarget target, Optional<EndpointKind> kind, Set<String> given) {
        return new Translator(target).translate(kind, given);
    }

    private Translation translate(Optional<EndpointKind> kind, Set<String> given) {
        if (!target.isSageMaker() || !names.isKnownForm()) {
            return translation(Optional.empty(), List.of());
        }
        addReasons(given);
        Entries root = new Entries(translation.place());
        translation.addTo(root, kind);
        Optional<YamlNode.Mapping> tracking = tracking();
        List<RuleTranslation.Rule> rules = tracking.isPresent() ? List.of() : rules();
        if (tracking.isEmpty() && rules.isEmpty()) {
            add(
                    reasons,
                    translation.place(),
                    Severity.INFO,
                    "T41",
                    target.policies().isEmpty()
                            ? "has no scaling policy: nothing scales it"
                            : "has no policy that a descriptor can say",
                    target.policies().isEmpty()
                            ? "Import another target, or write a descriptor for this one"
                            : "Write a descriptor by hand: the reasons are beside each policy");
            return translation(Optional.empty(), List.of());
        }
        YamlNode place = translation.place();
        tracking.ifPresent(
                found -> root.with("layout", Nodes.word(found, "tracking")).with("tracking", found));
        if (!rules.isEmpty()) {
            root.with(
                    "rules",
                    Entries.list(
                            place,
                            rules.stream().map(RuleTranslation.Rule::node).toList()));
        }
        new AlarmTags(unsayable)
                .of(rules.stream().map(RuleTranslation.Rule::alarm).toList())
                .ifPresent(tags -> root.with("tags", tags));
        boolean readable = translation.missingCapacity(given).isEmpty();
        return translation(readable ? Optional.of(root.mapping()) : Optional.empty(), rules);
    }

    private Translation translation(Optional<YamlNode.Mapping> root, List<RuleTranslation.Rule> rules) {
        return new Translation(root, rules, Optional.empty(), trackingBeside(), unsayable.all(), findings, reasons);
    }

    private void addReasons(Set<String> given) {
        translation
                .unknownNames(given)
                .forEach((key, text) -> add(
                        reasons,
                        Values.get(translation.place(), "ResourceId").orElse(translation.place()),
                        Severity.INFO,
                        "T40",
                        "takes " + key + " from " + Quotes.shortened(text)
                                + ", which has no value before a deployment: a" + " descriptor needs the name",
                        "Give it by -Dstepscale." + key + "=<name>"));
        List<String> missing = translation.missingCapacity(given);
        if (!missing.isEmpty()) {
            add(
                    reasons,
                    translation.place(),
                    Severity.INFO,
                    "T42",
                    "scales a target that the source does not have: a descriptor needs its " + Lists.and(missing),
                    "Give "
                            + Lists.and(missing.stream()
                                    .map(key -> "-Dstepscale." + key + "=<number>")
                                    .toList()));
        }
    }

    private Optional<YamlNode.Mapping> tracking() {
        List<LinkedPolicy> policies = target.policies();
        return policies.size() == 1 && TrackingTranslation.isTracking(policies.get(0))
                ? TrackingTranslation.of(policies.get(0).policy())
                : Optional.empty();
    }

    /** The only policy of target tracking, if a descriptor has its keys. */
    private Optional<Translation.Tracking> trackingBeside() {
        List<SourceResource> found = target.policies().stream()
                .filter(TrackingTranslation::isTracking)
                .map(LinkedPolicy::policy)
                .toList();
        return found.size() == 1
                ? TrackingTranslation.of(found.get(0)).map(keys -> new Translation.Tracking(keys, found.get(0)))
                : Optional.empty();
    }

    private List<RuleTranslation.Rule> rules() {
        List<RuleTranslation.Rule> rules = new ArrayList<>();
        Set<SourceResource> shared = SharedAlarms.of(target);
        for (LinkedPolicy linked : target.policies()) {
            if (TrackingTranslation.isTracking(linked)) {
                leaveTracking(linked.policy());
            } else if (linked.alarms().stream().anyMatch(shared::contains)) {
                unsayable.add(
                        linked.policy(),
                        "step scaling",
                        "its alarm runs another policy too, and a rule of a descriptor has an alarm of its own",
                        true);
            } else if (!isSteps(linked.policy())) {
                unsayable.add(
                        linked.policy(), type(linked.policy()), "a descriptor has steps or target tracking", true);
            } else {
                ruleTranslation.of(linked).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private void leaveTracking(SourceResource policy) {
        boolean beside = target.policies().size() > 1;
        unsayable.add(
                policy,
                TrackingTranslation.describe(policy),
                beside
                        ? "a descriptor has no target tracking beside other policies"
                        : "a descriptor has target tracking of a predefined metric that scales in both directions",
                true);
        if (beside) {
            add(
                    findings,
                    policy.properties(),
                    Severity.WARNING,
                    "M12",
                    "is target tracking beside steps: the two can work against each other, and the descriptor says the"
                            + " steps only",
                    "Use one kind of policy, or steps for scale-out only");
        }
    }

    private static boolean isSteps(SourceResource policy) {
        return policy.properties().get("StepScalingPolicyConfiguration").isPresent()
                || type(policy).equals("StepScaling");
    }

    private static String type(SourceResource policy) {
        return Values.written(policy.properties(), "PolicyType").orElse("StepScaling");
    }

    private static void add(
            List<LocatedFinding> list, YamlNode node, Severity severity, String id, String problem, String fix) {
        list.add(LocatedFinding.at(node.position(), new Finding(id, severity, node.path(), problem, fix)));
    }
}

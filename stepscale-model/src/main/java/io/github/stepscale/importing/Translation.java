package io.github.stepscale.importing;

import io.github.stepscale.descriptor.DescriptorTree;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target as the tree of a descriptor.
 *
 * @param root the keys of a descriptor, at the places of the source; empty if the source has nothing that one can say
 * @param rules those of the key {@code rules}, in their order; empty for target tracking
 * @param wake the rule that {@code wakeFromZero} says
 * @param tracking target tracking beside the rules, which a descriptor has with the rule that wakes from zero only
 * @param unsayable what is left out, in the order of the source
 * @param findings on scaling that a descriptor cannot say
 * @param reasons why no descriptor can be written, such as a name that only CloudFormation knows
 */
record Translation(
        Optional<YamlNode.Mapping> root,
        List<RuleTranslation.Rule> rules,
        Optional<RuleTranslation.Rule> wake,
        Optional<Tracking> tracking,
        List<Unsayable> unsayable,
        List<LocatedFinding> findings,
        List<LocatedFinding> reasons) {
    /** The keys under {@code tracking}, and the policy that they come from. */
    record Tracking(YamlNode.Mapping keys, SourceResource policy) {}

    private static final String RULES = "rules";
    private static final String WAKE = "wakeFromZero";

    Translation {
        rules = List.copyOf(rules);
        unsayable = List.copyOf(unsayable);
        findings = List.copyOf(findings);
        reasons = List.copyOf(reasons);
    }

    /** The tree with the paths of a descriptor. */
    Optional<DescriptorTree> tree() {
        return root.map(mapping -> DescriptorPaths.tree(mapping.position(), mapping));
    }

    /** The same with one of the rules as the rule that wakes from zero. */
    Translation withWake(int index) {
        RuleTranslation.Rule rule = rules.get(index);
        List<RuleTranslation.Rule> others = new ArrayList<>(rules);
        others.remove(index);
        YamlNode.Scalar yes = Nodes.scalar(rule.policy().properties(), "true", YamlNode.Kind.BOOLEAN);
        return new Translation(
                root.map(mapping -> with(with(mapping, RULES, list(mapping, others)), WAKE, yes)),
                others,
                Optional.of(rule),
                tracking,
                unsayable,
                findings,
                reasons);
    }

    /** Target tracking with its only rule as the rule that wakes from zero; nothing is left out then. */
    Translation asTrackingWithWake(Tracking found) {
        RuleTranslation.Rule rule = rules.get(0);
        YamlNode.Scalar yes = Nodes.scalar(rule.policy().properties(), "true", YamlNode.Kind.BOOLEAN);
        return new Translation(
                root.map(mapping -> without(mapping, RULES))
                        .map(mapping -> with(mapping, "layout", Nodes.word(found.keys(), "tracking")))
                        .map(mapping -> with(with(mapping, "tracking", found.keys()), WAKE, yes)),
                List.of(),
                Optional.of(rule),
                tracking,
                unsayable.stream()
                        .filter(each -> !each.position().equals(found.policy().position()) || !each.scales())
                        .toList(),
                findings.stream()
                        .filter(finding -> !finding.finding()
                                .path()
                                .equals(found.policy().properties().path()))
                        .toList(),
                reasons);
    }

    private static YamlNode.Mapping without(YamlNode.Mapping mapping, String key) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(key);
        return new YamlNode.Mapping(mapping.path(), mapping.position(), entries);
    }

    /** The same without a rule that wakes from zero, which a descriptor otherwise has where the capacity can be zero. */
    Translation withoutWake() {
        return new Translation(
                root.map(mapping -> with(
                        mapping,
                        WAKE,
                        Nodes.scalar(mapping.get("minCapacity").orElse(mapping), "false", YamlNode.Kind.BOOLEAN))),
                rules,
                wake,
                tracking,
                unsayable,
                findings,
                reasons);
    }

    private static YamlNode list(YamlNode.Mapping place, List<RuleTranslation.Rule> rules) {
        return Entries.list(
                place, rules.stream().map(RuleTranslation.Rule::node).toList());
    }

    private static YamlNode.Mapping with(YamlNode.Mapping mapping, String key, YamlNode value) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, value);
        return new YamlNode.Mapping(mapping.path(), mapping.position(), entries);
    }
}

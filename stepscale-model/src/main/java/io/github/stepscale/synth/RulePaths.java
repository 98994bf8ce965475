package io.github.stepscale.synth;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.steps.RuleKind;
import java.util.List;
import java.util.stream.Stream;

/** The paths of a rule in {@code stepscale.yaml}, and what encloses the values that are not written. */
record RulePaths(LocatedRule rule) {

    /** What makes the rule: its item under {@code rules}, or the steps at the top. */
    String root() {
        return rule.isNamed() ? rule.item() : rule.stepsPath();
    }

    /** The paths of some settings, the most specific first, then what encloses their defaults. */
    String[] of(SettingLocation... settings) {
        return Stream.of(Stream.of(settings).map(rule::path), enclosing().stream())
                .flatMap(paths -> paths)
                .toArray(String[]::new);
    }

    /** What encloses a setting with a default: the settings of its direction, then {@link #root}. */
    List<String> enclosing() {
        return rule.isNamed()
                ? List.of(root())
                : Stream.concat(
                                rule.kind().map(RuleKind::key).filter(key -> !key.isEmpty()).stream(),
                                Stream.of(root()))
                        .toList();
    }

    /** The path of a key of an explicit rule's alarm; of the root for a rule made from steps, which has no such key. */
    String alarm(String key) {
        return rule.isExplicit() ? rule.alarmPath(key) : root();
    }

    /** The path of a key of an explicit rule's policy; of the steps for a rule made from steps, which has no such key. */
    String policy(String key) {
        return rule.isExplicit() ? root() + ".policy." + key : rule.stepsPath();
    }
}

package io.github.stepscale.lint;

import io.github.stepscale.lint.alarm.AlarmRules;
import io.github.stepscale.lint.capacity.CapacityRules;
import io.github.stepscale.lint.flapping.FlappingRule;
import io.github.stepscale.lint.ladder.LadderRules;
import io.github.stepscale.lint.metric.MetricRules;
import io.github.stepscale.lint.rule.LintRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules of lint, in the order of the {@link FindingCatalog}. */
final class LintRules {
    private LintRules() {}

    static List<LintRule> all() {
        List<LintRule> rules = new ArrayList<>();
        rules.addAll(LadderRules.all());
        rules.addAll(AlarmRules.all());
        rules.addAll(MetricRules.all());
        rules.addAll(CapacityRules.all());
        rules.add(new FlappingRule());
        rules.add(new UnknownCodeRule());
        rules.add(new MavenPropertyRule());
        rules.sort(new CatalogOrder());
        return List.copyOf(rules);
    }

    /** A class and not a lambda, since every run of the linter needs it at start. */
    private static final class CatalogOrder implements Comparator<LintRule> {
        /** The subjects in order: the description, steps, alarms, SageMaker, CloudFormation. */
        private static final String SUBJECTS = "DSAMC";

        @Override
        public int compare(LintRule one, LintRule other) {
            int bySubject = Integer.compare(subject(one), subject(other));
            return bySubject != 0 ? bySubject : one.id().compareTo(other.id());
        }

        private static int subject(LintRule rule) {
            return SUBJECTS.indexOf(rule.id().charAt(0));
        }
    }
}

package io.github.stepscale.lint;

import io.github.stepscale.lint.alarm.AlarmRules;
import io.github.stepscale.lint.capacity.CapacityRules;
import io.github.stepscale.lint.flapping.FlappingRule;
import io.github.stepscale.lint.ladder.LadderRules;
import io.github.stepscale.lint.metric.MetricRules;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every mistake that is known, whether lint finds it or something else does. */
public final class RuleCatalog {
    /** The subjects, in order: the description, steps, alarms, SageMaker, CloudFormation. */
    private static final String SUBJECTS = "DSAMC";

    private static final Comparator<CatalogEntry> ORDER = Comparator.comparing(
                    (CatalogEntry entry) -> SUBJECTS.indexOf(entry.id().charAt(0)))
            .thenComparing(CatalogEntry::id);

    private static final List<LintRule> RULES = Stream.of(
                    LadderRules.all(),
                    AlarmRules.all(),
                    MetricRules.all(),
                    CapacityRules.all(),
                    List.of(new FlappingRule(), new UnknownCodeRule()))
            .flatMap(List::stream)
            .sorted(Comparator.comparing(LintRule::entry, ORDER))
            .toList();

    private static final List<CatalogEntry> ENTRIES = Stream.of(
                    RULES.stream().map(LintRule::entry),
                    ReadEntries.all().stream(),
                    BuiltEntries.all().stream(),
                    RuledOutEntries.all().stream(),
                    LaterEntries.all().stream(),
                    Stream.of(TemplateSize.ENTRY))
            .flatMap(entries -> entries)
            .sorted(ORDER)
            .toList();

    private RuleCatalog() {}

    /** All of them, by subject and number. */
    public static List<CatalogEntry> entries() {
        return ENTRIES;
    }

    /** The one with that id. */
    public static Optional<CatalogEntry> find(String id) {
        return ENTRIES.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The rules of lint, in the order of their entries. */
    static List<LintRule> rules() {
        return RULES;
    }
}

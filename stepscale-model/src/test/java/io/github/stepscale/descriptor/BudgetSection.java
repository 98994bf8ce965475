package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A capability that does not exist: {@code budget: {hours: 12.5, team: vision, grace: 5m}}. */
final class BudgetSection implements Section<BudgetSection.Budget> {

    record Budget(BigDecimal hours, Optional<String> team, int grace) {
        static final Budget NONE = new Budget(BigDecimal.ZERO, Optional.empty(), 0);
    }

    @Override
    public String key() {
        return "budget";
    }

    @Override
    public Budget absent() {
        return Budget.NONE;
    }

    @Override
    public Budget read(YamlNode node, MistakeCollector mistakes) {
        MappingReader fields = MappingReader.of(node, mistakes, List.of("hours", "team", "grace"))
                .require("hours");
        Optional<BigDecimal> hours = fields.decimal("hours");
        hours.filter(value -> value.signum() < 0)
                .ifPresent(value -> mistakes.add(
                        fields.node("hours").orElseThrow(), "D05", value + " is below 0", "Write 0 or more"));
        return fields.make(() -> new Budget(
                        hours.orElse(BigDecimal.ZERO),
                        fields.text("team"),
                        fields.seconds("grace").orElse(0)))
                .orElse(Budget.NONE);
    }
}

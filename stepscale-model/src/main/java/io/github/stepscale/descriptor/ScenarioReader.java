package io.github.stepscale.descriptor;

import io.github.stepscale.scenario.Expectation;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code expect}: scenarios with the scaling that is expected of the policy. */
final class ScenarioReader {
    static final List<String> KEYS = List.of("name", "when", "then", "start");

    private static final int MAX_NAME = 256;

    private final MistakeCollector mistakes;

    ScenarioReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    List<Scenario> read(YamlNode node) {
        Set<String> names = new HashSet<>();
        return MappingReader.items(node, mistakes).stream()
                .map(item -> scenario(item, names))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A name is printed where the test fails, so it can neither break a line nor hide in it. */
    private static String line(String name) {
        new Validator().requireLine(name, "name", 0, MAX_NAME).throwIfAny();
        return name;
    }

    private Optional<Scenario> scenario(YamlNode item, Set<String> names) {
        MappingReader fields = MappingReader.of(item, mistakes, Place.SCENARIO.keys())
                .require("name")
                .require("when")
                .require("then");
        ExpectationParser text = new ExpectationParser(mistakes);
        Optional<String> name = fields.text("name");
        if (name.isPresent() && !names.add(name.get())) {
            mistakes.add(
                    item,
                    MistakeIds.TOGETHER,
                    "has the name of an earlier item: each name is allowed once",
                    "Rename it");
        }
        name.ifPresent(given -> mistakes.make(item.path(), () -> true, () -> ScenarioReader.line(given)));
        Optional<ExpectationParser.When> when = fields.read("when", text::when);
        int before = mistakes.errorCount();
        List<Expectation> then = fields.node("then").map(text::then).orElseGet(List::of);
        boolean refused = mistakes.errorCount() > before;
        // Where every sentence was refused it does not follow that nothing was expected.
        return when.filter(traffic -> !then.isEmpty() || !refused)
                .flatMap(traffic -> fields.make(() -> new Scenario(
                        name.orElse("a scenario"),
                        traffic.phases(),
                        traffic.from(),
                        fields.instant("start").orElse(Scenario.DEFAULT_START),
                        then)));
    }
}

package io.github.stepscale.descriptor;

import io.github.stepscale.simulation.Claim;
import io.github.stepscale.simulation.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code expect}: tests of the policy. */
final class ExpectSection implements Section<List<Scenario>> {
    static final List<String> KEYS = List.of("name", "when", "then", "start");

    @Override
    public String key() {
        return "expect";
    }

    @Override
    public List<Scenario> absent() {
        return List.of();
    }

    @Override
    public List<Scenario> read(Node node, Mistakes mistakes) {
        Set<String> names = new HashSet<>();
        return Fields.items(node, mistakes).stream()
                .map(item -> scenario(item, names, mistakes))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Scenario> scenario(Node item, Set<String> names, Mistakes mistakes) {
        Fields fields =
                Fields.of(item, mistakes, KEYS).require("name").require("when").require("then");
        ScenarioText text = new ScenarioText(mistakes);
        Optional<String> name = fields.text("name");
        if (name.isPresent() && !names.add(name.get())) {
            mistakes.add(item, Ids.TOGETHER, "has the name of an earlier item: each is allowed once", "Rename it");
        }
        Optional<ScenarioText.When> when = fields.read("when", text::when);
        int before = mistakes.seen();
        List<Claim> then = fields.node("then").map(text::then).orElseGet(List::of);
        boolean refused = mistakes.seen() > before;
        // Where every sentence was refused it does not follow that nothing was expected.
        return when.filter(traffic -> !then.isEmpty() || !refused)
                .flatMap(traffic -> fields.make(() -> new Scenario(
                        name.orElse("a scenario"),
                        traffic.phases(),
                        traffic.from(),
                        fields.instant("start").orElse(Scenario.ANY_TIME),
                        then)));
    }
}

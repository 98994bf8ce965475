package io.github.stepscale.descriptor;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;

/** {@code objective}: what a policy has to achieve. */
final class ObjectiveSection implements Section<Objective> {
    static final List<String> KEYS = List.of("maxExcess", "maxWait", "maxInstanceHours");

    @Override
    public String key() {
        return "objective";
    }

    @Override
    public Objective absent() {
        return Objective.NONE;
    }

    @Override
    public Objective read(YamlNode node, MistakeCollector mistakes) {
        MappingReader fields = MappingReader.of(node, mistakes, KEYS);
        return fields.make(() -> new Objective(
                        fields.share("maxExcess"), fields.number("maxWait"), fields.number("maxInstanceHours")))
                .orElse(Objective.NONE);
    }
}

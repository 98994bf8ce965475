package io.github.stepscale.descriptor;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;

/** Reads {@code objective}: what a policy has to achieve. */
final class ObjectiveReader {
    static final List<String> KEYS = List.of("maxExcess", "maxWait", "maxInstanceHours");

    private final MistakeCollector mistakes;

    ObjectiveReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    Objective read(YamlNode node) {
        MappingReader fields = MappingReader.of(node, mistakes, Place.OBJECTIVE.keys());
        return fields.make(() -> new Objective(
                        fields.share("maxExcess"), fields.number("maxWait"), fields.number("maxInstanceHours")))
                .orElse(Objective.NONE);
    }
}

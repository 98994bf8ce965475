package io.github.stepscale.descriptor;

import io.github.stepscale.traffic.TrafficSource;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.Optional;

/** Reads {@code traffic}: the file or the profile that a simulation replays. */
final class TrafficReader {
    private final MistakeCollector mistakes;

    TrafficReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    Optional<TrafficSource> read(YamlNode node) {
        return node instanceof YamlNode.Mapping
                ? new ProfileReader(mistakes).read(node).map(TrafficSource.Generated::new)
                : new ScalarReader(mistakes)
                        .text(node, "the path of a CSV file, or a profile")
                        .map(TrafficSource.File::new);
    }
}

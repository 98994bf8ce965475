package io.github.stepscale.descriptor;

import io.github.stepscale.traffic.TrafficSource;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.Optional;

/** {@code traffic}: a file, or a profile. */
final class TrafficSection implements Section<Optional<TrafficSource>> {
    @Override
    public String key() {
        return "traffic";
    }

    @Override
    public Optional<TrafficSource> absent() {
        return Optional.empty();
    }

    @Override
    public Optional<TrafficSource> read(YamlNode node, MistakeCollector mistakes) {
        return node instanceof YamlNode.Mapping
                ? new ProfileReader(mistakes).read(node).map(TrafficSource.Generated::new)
                : new ScalarReader(mistakes)
                        .text(node, "the path of a CSV file, or a profile")
                        .map(TrafficSource.File::new);
    }
}

package io.github.stepscale.descriptor;

import io.github.stepscale.traffic.TrafficSource;
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
    public Optional<TrafficSource> read(Node node, Mistakes mistakes) {
        return node instanceof Node.Mapping
                ? new ProfileReader(mistakes).read(node).map(TrafficSource.Made::new)
                : new Scalars(mistakes)
                        .text(node, "the path of a CSV file, or a profile")
                        .map(TrafficSource.File::new);
    }
}

package io.github.stepscale.synth;

import io.github.stepscale.yaml.SourceMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Collects the paths in {@code stepscale.yaml} that made the properties of a template. */
final class OriginCollector {
    private final SourceMap sources;
    private final String base;
    private final Map<String, String> paths;

    OriginCollector(SourceMap sources) {
        this(sources, "", new HashMap<>());
    }

    private OriginCollector(SourceMap sources, String base, Map<String, String> paths) {
        this.sources = sources;
        this.base = base;
        this.paths = paths;
    }

    /** The same collection, with pointers relative to one. */
    OriginCollector at(String pointer) {
        return new OriginCollector(sources, base + pointer, paths);
    }

    /**
     * Adds the origin of a property and of everything below it that has no origin of its own.
     *
     * @param candidates the first that is in the file counts; the last one if none is
     */
    void put(String pointer, String... candidates) {
        String written =
                Stream.of(candidates).filter(sources::contains).findFirst().orElse(candidates[candidates.length - 1]);
        paths.put(base + pointer, written);
    }

    SourceMap sources() {
        return sources;
    }

    /** The paths by JSON pointer. */
    Map<String, String> paths() {
        return Map.copyOf(paths);
    }
}

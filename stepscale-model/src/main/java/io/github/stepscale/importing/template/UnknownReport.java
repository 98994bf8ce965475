package io.github.stepscale.importing.template;

import io.github.stepscale.text.Plurals;
import io.github.stepscale.yaml.SourcePosition;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects why values are not known. Each reason is reported once, at the first value that it concerns. */
final class UnknownReport {
    private final Map<Unknown, Places> places = new LinkedHashMap<>();

    /** The values that one reason concerns: the first that scaling depends on, else the first. */
    private record Places(SourcePosition position, String path, boolean decisive, int count) {
        Places and(Places next) {
            Places first = next.decisive && !decisive ? next : this;
            return new Places(first.position, first.path, first.decisive, count + 1);
        }
    }

    /** @param decisive whether scaling depends on the value */
    void add(Unknown unknown, SourcePosition position, String path, boolean decisive) {
        boolean said = unknown.kind() == Unknown.Kind.REPORTED || unknown.kind() == Unknown.Kind.NAMED && !decisive;
        if (!said) {
            places.merge(unknown, new Places(position, path, decisive, 1), Places::and);
        }
    }

    void addTo(TemplateFindings findings) {
        places.forEach((unknown, place) -> {
            int more = place.count - 1;
            String others = more == 0
                    ? ""
                    : ", and " + Plurals.of(more, "more value") + " " + Plurals.choose(more, "depends", "depend")
                            + " on it";
            findings.add(
                    place.position,
                    place.path,
                    unknown.id(),
                    unknown.severity(place.decisive),
                    unknown.sentence() + others,
                    unknown.fix());
        });
    }
}

package io.github.stepscale.descriptor;

import java.util.Map;

/** What a file says to each capability that brought a section. */
public final class Options {
    private final Map<Section<?>, Object> bySection;

    Options(Map<Section<?>, Object> bySection) {
        this.bySection = Map.copyOf(bySection);
    }

    /**
     * What the file says in a section; the section's own default if it says nothing.
     *
     * @param section one that the file was read with, else its default is the answer
     */
    @SuppressWarnings("unchecked") // The map holds what each section itself returned.
    public <T> T of(Section<T> section) {
        return (T) bySection.getOrDefault(section, section.absent());
    }
}

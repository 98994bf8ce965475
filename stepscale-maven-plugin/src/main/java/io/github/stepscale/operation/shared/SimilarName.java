package io.github.stepscale.operation.shared;

import io.github.stepscale.text.NearestWord;
import java.util.Collection;
import java.util.Optional;

/** Suggests an existing name for one that does not exist. */
public final class SimilarName {
    private SimilarName() {}

    /** Returns half a message that suggests an existing name; empty where none is similar. */
    public static Optional<String> suggestion(String name, Collection<String> existing) {
        Optional<String> sameLetters =
                existing.stream().filter(other -> other.equalsIgnoreCase(name)).findFirst();
        return sameLetters
                .map(other -> "Write " + other + ": upper and lower case count")
                .or(() -> NearestWord.to(name, existing).map(NearestWord::question));
    }
}

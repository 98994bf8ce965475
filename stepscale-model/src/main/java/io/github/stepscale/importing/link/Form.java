package io.github.stepscale.importing.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What CloudFormation allows as the value of a property. */
sealed interface Form {

    /**
     * A text.
     *
     * @param min least number of characters
     * @param max greatest number of characters
     * @param pattern what it has to contain
     */
    record Text(long min, long max, Optional<Pattern> pattern) implements Form {}

    /** One of several words. */
    record Word(List<String> words) implements Form {
        public Word {
            words = List.copyOf(words);
        }
    }

    /**
     * A whole number.
     *
     * @param min inclusive
     * @param max inclusive
     */
    record Whole(long min, long max) implements Form {}

    /** A decimal number. */
    record Decimal() implements Form {}

    /** {@code true} or {@code false}. */
    record Bool() implements Form {}

    /**
     * A list.
     *
     * @param max greatest number of items
     */
    record Items(Form item, long max) implements Form {}

    /** A part that is described under its own name. */
    record Named(String name) implements Form {}

    /**
     * Properties.
     *
     * @param name of the type or part
     * @param properties by name
     * @param required the names of those that must be given
     */
    record Part(String name, Map<String, Form> properties, Set<String> required) implements Form {}
}

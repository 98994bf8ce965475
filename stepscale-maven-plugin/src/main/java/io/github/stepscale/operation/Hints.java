package io.github.stepscale.operation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names operations and options in the words of the front end, for sentences that say what to do next. */
public interface Hints {

    /**
     * Names an operation as its user runs it.
     *
     * @param operation such as {@code deploy}
     *
     * @return such as {@code mvn stepscale:deploy}
     */
    String run(String operation);

    /**
     * Names an operation with options, as its user runs it.
     *
     * @param operation such as {@code deploy}
     * @param options the values by option, such as {@code adopt} and {@code true}
     *
     * @return such as {@code mvn stepscale:deploy -Dstepscale.adopt=true}
     */
    default String run(String operation, Map<String, String> options) {
        return Stream.concat(
                        Stream.of(run(operation)),
                        new TreeMap<>(options)
                                .entrySet().stream().map(option -> set(option.getKey(), option.getValue())))
                .collect(Collectors.joining(" "));
    }

    /**
     * Names an option with the value to give it, beside what was run or in a sentence.
     *
     * @param option such as {@code adopt}
     * @param value such as {@code true}
     *
     * @return such as {@code -Dstepscale.adopt=true}
     */
    String set(String option, String value);

    /**
     * Names an option.
     *
     * @param option such as {@code timeout}
     *
     * @return such as {@code stepscale.timeout}
     */
    String option(String option);
}

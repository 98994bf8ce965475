package io.github.stepscale.operation;

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
     * Names an option with the value to give it.
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

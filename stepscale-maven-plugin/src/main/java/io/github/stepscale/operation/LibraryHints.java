package io.github.stepscale.operation;

/** The words of a Java program that calls the operations itself. */
public final class LibraryHints implements Hints {
    public static final Hints INSTANCE = new LibraryHints();

    private LibraryHints() {}

    /** The class of the operation: {@code Deploy}. */
    @Override
    public String run(String operation) {
        return Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
    }

    /** The option and its value: {@code adopt(true)}. */
    @Override
    public String set(String option, String value) {
        return simple(option) + "(" + value + ")";
    }

    /** {@code the option timeout}. */
    @Override
    public String option(String option) {
        return "the option " + simple(option);
    }

    /** Options of load runs and calibrations are named {@code load.maxInFlight} where goals share one list of names. */
    private static String simple(String option) {
        return option.substring(option.lastIndexOf('.') + 1);
    }
}

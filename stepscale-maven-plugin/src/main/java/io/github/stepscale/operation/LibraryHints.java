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

    /** The call of the builder: {@code adopt(true)}, {@code changeSet(new ChangeSetUse.Keep("monday"))}. */
    @Override
    public String set(String option, String value) {
        return simple(option) + "(" + (option.equals("changeSet") ? changeSetUse(value) : value) + ")";
    }

    /** The goals write the use of a change set as a word and a name, {@code execute:monday}; Java has a type for each. */
    private static String changeSetUse(String value) {
        String name = value.substring(value.indexOf(':') + 1);
        return value.startsWith("execute:")
                ? "new ChangeSetUse.ExecuteKept(\"" + name + "\")"
                : "new ChangeSetUse.Keep(\"" + (value.equals("keep") ? "<name>" : name) + "\")";
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

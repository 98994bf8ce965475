package io.github.stepscale.maven.command;

import java.util.Map;
import java.util.Optional;

/**
 * The parameters that the POM sets, which no option on the command line overrides: the elements under {@code <configuration>},
 * by the names of their properties.
 *
 * @param ofRunningGoal those of the goal that runs, with its execution
 * @param ofTypedGoals those of every goal that is typed on a command line
 */
record PomElements(Map<String, String> ofRunningGoal, Map<String, String> ofTypedGoals) {
    static final PomElements NONE = new PomElements(Map.of(), Map.of());

    PomElements {
        ofRunningGoal = Map.copyOf(ofRunningGoal);
        ofTypedGoals = Map.copyOf(ofTypedGoals);
    }

    /** How to give a value when the running goal is run again, such as {@code -Dstepscale.adopt=true}. */
    String option(String property, String value) {
        return inPom(ofRunningGoal, property, value)
                .map(element -> element + " in the POM")
                .orElseGet(() -> typed(property, value));
    }

    /** The element with a value, if the POM sets a parameter of typed goals. */
    Optional<String> ofTypedGoals(String property, String value) {
        return inPom(ofTypedGoals, property, value);
    }

    /** An option of the command line, ready for a shell. */
    static String typed(String property, String value) {
        return ShellWord.quote("-D" + property + "=" + value);
    }

    private static Optional<String> inPom(Map<String, String> elements, String property, String value) {
        return Optional.ofNullable(elements.get(property))
                .map(element -> "<" + element + ">" + escaped(value) + "</" + element + ">");
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;");
    }
}

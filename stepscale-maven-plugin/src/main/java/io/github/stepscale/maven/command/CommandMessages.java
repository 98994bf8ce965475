package io.github.stepscale.maven.command;

import io.github.stepscale.maven.parameter.ParameterMessages;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.NearestWord;
import java.util.Optional;
import java.util.Set;

/** The messages about parameters that Maven ignores, and about values that it takes for others. */
final class CommandMessages {
    private CommandMessages() {}

    /** @param where the name as given, and where it was given */
    static String unknownParameter(String where, Optional<String> meant, Hints hints) {
        return where + ": no goal of this plugin has such a parameter. "
                + meant.map(NearestWord::question)
                        .orElse("Remove it, or list all parameters with " + hints.run("help") + " -Ddetail.");
    }

    static String element(String name) {
        return "<" + name + ">";
    }

    static String notTaken(String property, Set<String> goals, Set<String> takers) {
        return "-D" + property + ": " + goals(goals) + (goals.size() == 1 ? " does" : " do") + " not take it, "
                + goals(takers) + (takers.size() == 1 ? " does" : " do") + ". Leave it out, or run "
                + (takers.size() == 1 ? "that goal." : "one of those.");
    }

    private static String goals(Set<String> names) {
        return Lists.and(names.stream().map("stepscale:"::concat).toList());
    }

    /** @param parameter the property, or the element in its brackets */
    static String flag(String parameter, String value) {
        String undefined = value.contains("${")
                ? " That property is not defined: declare it under <properties> with its default value."
                : "";
        return ParameterMessages.choice(parameter, value, "true or false") + undefined;
    }

    static String empty(String property) {
        return property + " is empty. Give it a value, or leave it out.";
    }

    /** @param given the property and its value, and where it was given */
    static String noEffect(String given, String property, String element, Optional<String> inPom) {
        return given + " has no effect: the POM sets <" + element + ">"
                + inPom.map(value -> " to '" + value + "'").orElse("")
                + ", which takes precedence. Leave it out, or write <" + property
                + "> under <properties> instead, which it overrides.";
    }
}

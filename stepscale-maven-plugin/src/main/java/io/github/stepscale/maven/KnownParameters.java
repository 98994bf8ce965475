package io.github.stepscale.maven;

import io.github.stepscale.text.NearestWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Every parameter of every goal. Taken from the descriptor that Maven itself fills the goals by, so that there is no second
 * list that could differ from the first.
 *
 * @param all a parameter that several goals have stands here for each of them
 */
record KnownParameters(List<KnownParameter> all) {
    /** What each of their properties begins with. */
    static final String PREFIX = "stepscale.";

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(stepscale\\.[^}]+)}");

    /** Maven makes {@code false} of whatever is not {@code true}: here the text must be looked at. */
    private static final Set<String> FLAGS = Set.of("boolean", "java.lang.Boolean");

    /**
     * A parameter of a goal.
     *
     * @param elements its name under {@code <configuration>}, and its alias if it has one
     * @param property by which it is given elsewhere; absent: Maven itself fills it, or it is one of the help goal
     * @param isFlag whether it is either true or false
     */
    record KnownParameter(String goal, Set<String> elements, Optional<String> property, boolean isFlag) {}

    static KnownParameters of(PluginDescriptor plugin) {
        return new KnownParameters(
                plugin.getMojos().stream().flatMap(KnownParameters::of).toList());
    }

    private static Stream<KnownParameter> of(MojoDescriptor goal) {
        // A goal without parameters has no list of them.
        return Stream.ofNullable(goal.getParameters())
                .flatMap(List::stream)
                .map(parameter -> new KnownParameter(
                        goal.getGoal(), elements(parameter), property(parameter), FLAGS.contains(parameter.getType())));
    }

    private static Set<String> elements(Parameter parameter) {
        Set<String> names = new TreeSet<>();
        names.add(parameter.getName());
        Optional.ofNullable(parameter.getAlias()).ifPresent(names::add);
        return names;
    }

    static Optional<String> property(Parameter parameter) {
        Matcher expression = EXPRESSION.matcher(
                Optional.ofNullable(parameter.getExpression()).orElse(""));
        return expression.matches() ? Optional.of(expression.group(1)) : Optional.empty();
    }

    /** All of them, in the order of their names. */
    Set<String> properties() {
        return names(all.stream(), parameter -> parameter.property().stream());
    }

    /** Whether a goal takes this property. */
    boolean hasProperty(String name) {
        return all.stream().anyMatch(named(name));
    }

    /** Whether a goal has this element. */
    boolean hasElement(String name) {
        return all.stream().anyMatch(parameter -> parameter.elements().contains(name));
    }

    boolean isFlagProperty(String name) {
        return all.stream().anyMatch(named(name).and(KnownParameter::isFlag));
    }

    boolean isFlagElement(String name) {
        return all.stream()
                .anyMatch(
                        parameter -> parameter.isFlag() && parameter.elements().contains(name));
    }

    /** The goals that take a property, in the order of their names. */
    Set<String> takers(String property) {
        return names(all.stream().filter(named(property)), parameter -> Stream.of(parameter.goal()));
    }

    /** The property that was probably meant; its beginning is not what anybody gets wrong. */
    Optional<String> nearestProperty(String name) {
        Set<String> known = names(
                all.stream(),
                parameter -> parameter.property().stream().map(property -> property.substring(PREFIX.length())));
        return NearestWord.to(name.substring(PREFIX.length()), known).map(PREFIX::concat);
    }

    /** The element that was probably meant. */
    Optional<String> nearestElement(String name) {
        return NearestWord.to(name, names(all.stream(), parameter -> parameter.elements().stream()));
    }

    private static Predicate<KnownParameter> named(String property) {
        return parameter -> parameter.property().filter(property::equals).isPresent();
    }

    private static Set<String> names(
            Stream<KnownParameter> parameters, Function<KnownParameter, Stream<String>> names) {
        Set<String> sorted = new TreeSet<>();
        parameters.flatMap(names).forEach(sorted::add);
        return sorted;
    }
}

package io.github.stepscale.maven.command;

import io.github.stepscale.text.NearestWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The parameters of all goals, taken from the plugin descriptor that Maven itself uses, so that no second list can differ
 * from it.
 *
 * @param all a parameter of several goals is in it once for each of them
 */
public record KnownParameters(List<KnownParameter> all) {
    /** The beginning of the name of every property. */
    public static final String PREFIX = "stepscale.";

    /** Types for which Maven turns any text but {@code true} into {@code false}, so that the text has to be checked. */
    private static final Set<String> FLAGS = Set.of("boolean", "java.lang.Boolean");

    /**
     * A parameter of a goal.
     *
     * @param elements its names under {@code <configuration>}: its own and its alias, if any
     * @param property its property; absent for what Maven itself fills in, and for the goal {@code help}
     * @param isFlag whether its value is true or false
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

    /** The property of a parameter; absent if it has none of this plugin. */
    static Optional<String> property(Parameter parameter) {
        String expression = parameter.getExpression();
        return expression != null && expression.startsWith("${" + PREFIX)
                ? Optional.of(expression.substring(2, expression.length() - 1))
                : Optional.empty();
    }

    /** All properties, sorted. */
    Set<String> properties() {
        return names(all.stream(), parameter -> parameter.property().stream());
    }

    /** Whether any goal takes this property. */
    boolean hasProperty(String name) {
        return all.stream().anyMatch(named(name));
    }

    /** Whether any goal has this element. */
    boolean hasElement(String name) {
        return all.stream().anyMatch(parameter -> parameter.elements().contains(name));
    }

    /** The properties of the parameters that an element sets, sorted. */
    Set<String> properties(String element) {
        return names(
                all.stream().filter(parameter -> parameter.elements().contains(element)),
                parameter -> parameter.property().stream());
    }

    boolean isFlagProperty(String name) {
        return all.stream().anyMatch(named(name).and(KnownParameter::isFlag));
    }

    boolean isFlagElement(String name) {
        return all.stream()
                .anyMatch(
                        parameter -> parameter.isFlag() && parameter.elements().contains(name));
    }

    /** The goals that take a property, sorted. */
    Set<String> takers(String property) {
        return names(all.stream().filter(named(property)), parameter -> Stream.of(parameter.goal()));
    }

    /** The property that was probably meant; compares what follows the common prefix. */
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

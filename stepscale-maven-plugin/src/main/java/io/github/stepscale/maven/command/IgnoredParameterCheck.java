package io.github.stepscale.maven.command;

import io.github.stepscale.maven.command.GivenParameters.Element;
import io.github.stepscale.maven.command.GivenParameters.PomSetting;
import io.github.stepscale.maven.command.GivenParameters.Property;
import io.github.stepscale.operation.Hints;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds mistakes that Maven silently ignores: names that no goal has, flags that are neither true nor false, properties that
 * no goal of the run takes, and properties that the POM overrides.
 *
 * @param known the parameters of all goals
 * @param goals the goals of this plugin that this run of Maven executes
 * @param given the parameters that were given
 * @param hints the words for goals
 */
record IgnoredParameterCheck(KnownParameters known, Set<String> goals, GivenParameters given, Hints hints) {
    private static final Set<String> FLAG = Set.of("true", "false");

    /** A message for each mistake, without duplicates. */
    List<String> mistakes() {
        return Stream.of(
                        given.properties().stream().flatMap(this::ofProperty),
                        given.elements().stream().flatMap(this::ofElement),
                        given.settings().stream().flatMap(this::ofSetting))
                .flatMap(mistakes -> mistakes)
                .distinct()
                .toList();
    }

    private Stream<String> ofProperty(Property property) {
        if (!known.hasProperty(property.name())) {
            return unknown(property).stream();
        }
        if (property.origin() == ParameterOrigin.TYPED && isTakenByNone(property.name())) {
            return Stream.of(CommandMessages.notTaken(property.name(), goals, known.takers(property.name())));
        }
        if (known.isFlagProperty(property.name())) {
            return FLAG.contains(property.value())
                    ? Stream.empty()
                    : Stream.of(CommandMessages.flag(property.name(), property.value()));
        }
        // A variable of a script that is not set must not become a Region, or no expected account.
        return property.value().isBlank() ? Stream.of(CommandMessages.empty(property.name())) : Stream.empty();
    }

    /** Names under {@code <properties>} may belong to others, or be outputs of ours: only a name close to ours is a mistake. */
    private Optional<String> unknown(Property property) {
        Optional<String> meant = known.nearestProperty(property.name());
        boolean mayBelongToOthers =
                property.origin() == ParameterOrigin.PROJECT || given.declared().contains(property.name());
        return mayBelongToOthers && meant.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        CommandMessages.unknownParameter(property.origin().describe(property.name()), meant, hints));
    }

    private boolean isTakenByNone(String property) {
        return known.takers(property).stream().noneMatch(goals::contains);
    }

    private Stream<String> ofElement(Element element) {
        String name = CommandMessages.element(element.name());
        if (!known.hasElement(element.name())) {
            return Stream.of(CommandMessages.unknownParameter(
                    name + " under <configuration>",
                    known.nearestElement(element.name()).map(CommandMessages::element),
                    hints));
        }
        boolean literal = element.text().filter(text -> text.contains("${")).isEmpty();
        return known.isFlagElement(element.name()) && literal && !isFlag(element.text())
                ? Stream.of(CommandMessages.flag(name, element.text().orElse("")))
                : Stream.empty();
    }

    private Stream<String> ofSetting(PomSetting setting) {
        Optional<Property> overridden = given.outsidePom(setting.property())
                .filter(property -> !Optional.of(property.value()).equals(setting.value()));
        if (overridden.isPresent()) {
            return overridden.stream().map(property -> noEffect(property, setting));
        }
        return known.isFlagElement(setting.element()) && !isFlag(setting.value())
                ? Stream.of(CommandMessages.flag(
                        CommandMessages.element(setting.element()),
                        setting.value().orElse("")))
                : Stream.empty();
    }

    private static String noEffect(Property property, PomSetting setting) {
        String given = property.origin().describe(property.name() + "=" + property.value());
        return CommandMessages.noEffect(given, property.name(), setting.element(), setting.value());
    }

    private static boolean isFlag(Optional<String> text) {
        return text.filter(FLAG::contains).isPresent();
    }
}

package io.github.stepscale.maven;

import io.github.stepscale.maven.GivenParameters.Element;
import io.github.stepscale.maven.GivenParameters.Pinned;
import io.github.stepscale.maven.GivenParameters.Property;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what Maven would silently pass over: names that no goal has, flags that are neither true nor false, and what was typed
 * for a goal that does not run or does not hear of it.
 *
 * @param known the parameters of all goals
 * @param goals those of our goals that this run of Maven executes
 * @param given what was given
 */
record ParameterCheck(KnownParameters known, Set<String> goals, GivenParameters given) {
    private static final Set<String> FLAG = Set.of("true", "false");

    /** A sentence for each mistake, none if all is right. */
    List<String> mistakes() {
        return Stream.of(
                        given.properties().stream().flatMap(this::ofProperty),
                        given.elements().stream().flatMap(this::ofElement),
                        given.pinned().stream().flatMap(this::ofPinned))
                .flatMap(mistakes -> mistakes)
                .distinct()
                .toList();
    }

    private Stream<String> ofProperty(Property property) {
        if (!known.hasProperty(property.name())) {
            return unknown(property).stream();
        }
        if (property.origin() == ParameterOrigin.TYPED && notTaken(property.name())) {
            return Stream.of(Advice.notTaken(property.name(), goals, known.takers(property.name())));
        }
        if (known.isFlagProperty(property.name())) {
            return FLAG.contains(property.value())
                    ? Stream.empty()
                    : Stream.of(Advice.flag(property.name(), property.value()));
        }
        // A variable of a script that is not set must not become a Region, or no expected account.
        return property.value().isBlank() ? Stream.of(Advice.empty(property.name())) : Stream.empty();
    }

    /** Under {@code <properties>} there may be names of other people's, and of our outputs: only what is nearly ours is wrong. */
    private Optional<String> unknown(Property property) {
        Optional<String> meant = known.nearestProperty(property.name());
        boolean mayBeAnothers =
                property.origin() == ParameterOrigin.PROJECT || given.own().contains(property.name());
        return mayBeAnothers && meant.isEmpty()
                ? Optional.empty()
                : Optional.of(Advice.unknownParameter(property.origin().words(property.name()), meant));
    }

    private boolean notTaken(String property) {
        return known.takers(property).stream().noneMatch(goals::contains);
    }

    private Stream<String> ofElement(Element element) {
        String words = Advice.element(element.name());
        if (!known.hasElement(element.name())) {
            return Stream.of(Advice.unknownParameter(
                    words + " under <configuration>",
                    known.nearestElement(element.name()).map(Advice::element)));
        }
        boolean literal = element.text().filter(text -> text.contains("${")).isEmpty();
        return known.isFlagElement(element.name()) && literal && !isFlag(element.text())
                ? Stream.of(Advice.flag(words, element.text().orElse("")))
                : Stream.empty();
    }

    private Stream<String> ofPinned(Pinned pinned) {
        Optional<String> typed = given.typed(pinned.property());
        if (typed.isPresent() && !typed.equals(pinned.value())) {
            return Stream.of(Advice.noEffect(pinned.property(), typed.get(), pinned.element(), pinned.value()));
        }
        return known.isFlagElement(pinned.element()) && !isFlag(pinned.value())
                ? Stream.of(Advice.flag(
                        Advice.element(pinned.element()), pinned.value().orElse("")))
                : Stream.empty();
    }

    private static boolean isFlag(Optional<String> text) {
        return text.filter(FLAG::contains).isPresent();
    }
}

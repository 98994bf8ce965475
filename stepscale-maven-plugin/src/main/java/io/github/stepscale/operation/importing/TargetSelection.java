package io.github.stepscale.operation.importing;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.SimilarName;
import io.github.stepscale.text.Lists;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which target is imported. What is absent is any.
 *
 * @param endpointName of the endpoint of a variant; does not count beside {@code componentName}
 * @param variantName of a variant
 * @param componentName of an inference component
 */
public record TargetSelection(
        Optional<String> endpointName, Optional<String> variantName, Optional<String> componentName) {
    private static final int MAX_NAMED = 10;

    /** Whether every target is meant. */
    boolean isAny() {
        return Stream.of(endpointName, variantName, componentName).allMatch(Optional::isEmpty);
    }

    /**
     * Chooses one of the targets of a Region.
     *
     * @throws OperationException if none or several are meant, with what is there
     */
    ScalableTargetId choose(Collection<ScalableTargetId> targets, String region, Hints hints) {
        requireAny(targets, region, hints);
        List<ScalableTargetId> meant = targets.stream()
                .filter(target -> matches(TargetNames.of(target)))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new OperationException(meant.isEmpty() ? noneMeant(targets, region) : severalMeant(meant, region, hints));
    }

    /** @throws OperationException if there is no target at all */
    static void requireAny(Collection<?> targets, String region, Hints hints) {
        if (targets.isEmpty()) {
            throw new OperationException("There is no scalable target of SageMaker in Region " + region
                    + " of this account. Choose another Region with " + hints.option("region")
                    + " or another account with " + hints.option("profile") + ", or import a template with "
                    + hints.set("template", "<file>") + ".");
        }
    }

    private boolean matches(TargetNames names) {
        return componentName.isPresent()
                ? componentName.equals(names.component())
                : isSame(endpointName, names.endpoint()) && isSame(variantName, names.variant());
    }

    private static boolean isSame(Optional<String> wanted, Optional<String> actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }

    private String noneMeant(Collection<ScalableTargetId> targets, String region) {
        return "There is no scalable target of " + words() + " in Region " + region + ". "
                + suggestion(targets).map(text -> text + " ").orElse("") + "There is " + named(targets) + ".";
    }

    private String severalMeant(Collection<ScalableTargetId> meant, String region, Hints hints) {
        return "There are " + meant.size() + " scalable targets of " + (isAny() ? "SageMaker" : words())
                + " in Region " + region + ": " + named(meant) + ". Choose one with " + options(hints)
                + "; or import all targets of the Region with " + hints.set("import.all", "true") + ".";
    }

    private static String options(Hints hints) {
        return Stream.of("endpointName", "variantName", "inferenceComponentName")
                .map(hints::option)
                .collect(Collectors.joining(", "));
    }

    /** The words for what was given. */
    private String words() {
        return componentName
                .map("inference component "::concat)
                .orElseGet(() -> Stream.of(endpointName.map("endpoint "::concat), variantName.map("variant "::concat))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")));
    }

    private Optional<String> suggestion(Collection<ScalableTargetId> targets) {
        List<TargetNames> existing = targets.stream().map(TargetNames::of).toList();
        if (componentName.isPresent()) {
            return similar(componentName.get(), existing, TargetNames::component);
        }
        return Stream.of(
                        endpointName.flatMap(name -> similar(name, existing, TargetNames::endpoint)),
                        variantName.flatMap(name -> similar(name, existing, TargetNames::variant)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> similar(
            String name, List<TargetNames> existing, Function<TargetNames, Optional<String>> part) {
        List<String> names = existing.stream()
                .flatMap(target -> part.apply(target).stream())
                .distinct()
                .toList();
        return names.contains(name)
                ? Optional.empty()
                : SimilarName.suggestion(name, names).map(text -> text.endsWith("?") ? text : text + ".");
    }

    private static String named(Collection<ScalableTargetId> targets) {
        List<String> first = targets.stream()
                .map(ScalableTargetId::resourceId)
                .limit(MAX_NAMED)
                .toList();
        int rest = targets.size() - first.size();
        return rest == 0 ? Lists.and(first) : String.join(", ", first) + " and " + rest + " more";
    }
}

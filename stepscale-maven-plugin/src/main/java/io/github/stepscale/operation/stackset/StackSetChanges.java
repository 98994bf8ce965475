package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.aws.StackSets.PermissionModel.SelfManaged;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.template.TemplateText;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes that bring a stack set to the requested state.
 *
 * @param request the requested state
 * @param exists whether the stack set exists
 * @param instances its instances
 * @param reasons why it needs an update, in words; empty if it needs none
 * @param removedOrReplaced resources that an update would remove or replace in the instances, by logical id
 * @param missing where to create instances, in as few requests as CloudFormation allows
 */
record StackSetChanges(
        StackSets.Definition request,
        boolean exists,
        List<StackSets.Instance> instances,
        List<String> reasons,
        List<String> removedOrReplaced,
        List<StackSets.Targets> missing) {

    static StackSetChanges of(
            StackSets.Definition request,
            Optional<StackSets.StackSet> state,
            List<StackSets.Instance> instances,
            StackSets.Targets targets) {
        List<String> reasons = new ArrayList<>();
        state.ifPresent(found -> reasons.addAll(differences(request, found)));
        long outdated =
                instances.stream().filter(StackSets.Instance::isOutdated).count();
        if (outdated > 0) {
            reasons.add(Plurals.of(outdated, "instance") + Plurals.choose(outdated, " is", " are") + " not up to date");
        }
        List<String> removedOrReplaced = instances.isEmpty()
                ? List.of()
                : state.map(found -> removedOrReplaced(found, request)).orElse(List.of());
        return new StackSetChanges(
                request,
                state.isPresent(),
                instances,
                reasons,
                removedOrReplaced,
                missing(request.access(), instances, targets));
    }

    /** If the current template cannot be read, any of its resources may be lost. */
    private static List<String> removedOrReplaced(StackSets.StackSet state, StackSets.Definition request) {
        DeployedResources before = DeployedResources.of(state.template(), state.parameters());
        return before.isReadable()
                ? before.removedOrReplacedBy(DeployedResources.of(request.template(), request.parameters()))
                : List.of("all resources of the current template (which cannot be read)");
    }

    boolean isEmpty() {
        return exists && reasons.isEmpty() && missing.isEmpty();
    }

    /** Whether nothing is left to do and no instance failed. */
    boolean isComplete() {
        return isEmpty() && instances.stream().noneMatch(StackSets.Instance::isFailed);
    }

    /** Returns a line for each step, in order. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        stackSetStep().ifPresent(steps::add);
        missing.forEach(targets -> steps.add(creationStep(targets)));
        return steps;
    }

    /** Returns the step that changes the stack set itself, and through it the existing instances. */
    Optional<String> stackSetStep() {
        if (!exists) {
            return Optional.of("Create the stack set " + request.name());
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("Update the stack set and its " + Plurals.of(instances.size(), "instance") + ": "
                        + String.join(", ", reasons)
                        + (removedOrReplaced.isEmpty()
                                ? ""
                                : "; removed or replaced: " + String.join(", ", removedOrReplaced)));
    }

    static String creationStep(StackSets.Targets targets) {
        return "Create instances in " + String.join(", ", targets.places()) + " x "
                + String.join(", ", targets.regions());
    }

    /** Returns the requested places without an instance; leaves out units, since a unit may hold no account. */
    List<String> missingPlaces() {
        return request.access().isServiceManaged()
                ? List.of()
                : missing.stream()
                        .flatMap(targets -> targets.places().stream()
                                .flatMap(place -> targets.regions().stream().map(region -> place + " " + region)))
                        .toList();
    }

    /** Returns a line about the instances outside the targets; empty if there are none. */
    Optional<String> unrequested(StackSets.Targets targets) {
        List<String> unrequested = instances.stream()
                .filter(instance -> !isRequested(instance, targets))
                .map(instance -> instance.account() + " " + instance.region())
                .toList();
        return unrequested.isEmpty()
                ? Optional.empty()
                : Optional.of("In the stack set, but not requested: " + String.join(", ", unrequested)
                        + ". They stay and receive every update.");
    }

    private boolean isRequested(StackSets.Instance instance, StackSets.Targets targets) {
        return targets.places().stream()
                .anyMatch(place ->
                        targets.regions().stream().anyMatch(region -> isAt(instance, request.access(), place, region)));
    }

    private static List<String> differences(StackSets.Definition request, StackSets.StackSet state) {
        List<String> differences = new ArrayList<>();
        addIf(!TemplateText.isSame(request.template(), state.template()), "the template differs", differences);
        addIf(!request.parameters().equals(state.parameters()), "parameters differ", differences);
        addIf(!request.tags().equals(state.tags()), "tags differ", differences);
        if (request.access() instanceof SelfManaged roles) {
            boolean other = differs(roles.administrationRoleArn(), state.administrationRoleArn())
                    || differs(roles.executionRoleName(), state.executionRoleName());
            addIf(other, "a role differs", differences);
        }
        return differences;
    }

    /** A role that is not given stays as it is. */
    private static boolean differs(Optional<String> requested, String actual) {
        return requested.filter(role -> !role.equals(actual)).isPresent();
    }

    private static void addIf(boolean differs, String words, List<String> differences) {
        if (differs) {
            differences.add(words);
        }
    }

    /** CloudFormation combines every place with every Region, so places that lack the same Regions share a request. */
    private static List<StackSets.Targets> missing(
            StackSets.PermissionModel access, List<StackSets.Instance> instances, StackSets.Targets targets) {
        Map<List<String>, List<String>> placesByRegions = new LinkedHashMap<>();
        for (String place : targets.places()) {
            List<String> regions = targets.regions().stream()
                    .filter(region -> instances.stream().noneMatch(instance -> isAt(instance, access, place, region)))
                    .toList();
            if (!regions.isEmpty()) {
                placesByRegions
                        .computeIfAbsent(regions, key -> new ArrayList<>())
                        .add(place);
            }
        }
        return placesByRegions.entrySet().stream()
                .map(entry -> new StackSets.Targets(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static boolean isAt(
            StackSets.Instance instance, StackSets.PermissionModel access, String place, String region) {
        boolean there = access.isServiceManaged()
                ? instance.organizationalUnit().filter(place::equals).isPresent()
                : instance.account().equals(place);
        return there && instance.region().equals(region);
    }
}

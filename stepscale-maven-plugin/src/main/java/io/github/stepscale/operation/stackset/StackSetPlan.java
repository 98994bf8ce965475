package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.aws.StackSets.PermissionModel.SelfManaged;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to do, so that a stack set becomes what it shall be.
 *
 * @param request what it shall be
 * @param exists whether it is there
 * @param instances that it has
 * @param reasons why it has to be updated, in words; empty if it need not be
 * @param ended resources that an update would remove or make anew in the instances, by logical id
 * @param missing where instances have to be made, in as few requests as CloudFormation can take it
 */
record StackSetPlan(
        StackSets.Definition request,
        boolean exists,
        List<StackSets.Instance> instances,
        List<String> reasons,
        List<String> ended,
        List<StackSets.Targets> missing) {

    static StackSetPlan of(
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
        List<String> ended = instances.isEmpty()
                ? List.of()
                : state.map(found -> ended(found, request)).orElse(List.of());
        return new StackSetPlan(
                request, state.isPresent(), instances, reasons, ended, missing(request.access(), instances, targets));
    }

    /** Any resource may end of a template that cannot be read. */
    private static List<String> ended(StackSets.StackSet state, StackSets.Definition request) {
        DeployedResources before = resources(state.template(), state.parameters());
        return before.isReadable()
                ? before.removedOrReplacedBy(resources(request.template(), request.parameters()))
                : List.of("all resources of the present template (it cannot be read)");
    }

    private static DeployedResources resources(String template, Map<String, String> parameters) {
        return DeployedResources.of(template, parameters);
    }

    boolean isEmpty() {
        return exists && reasons.isEmpty() && missing.isEmpty();
    }

    /** Whether all is as it shall be, and works. */
    boolean isDone() {
        return isEmpty() && instances.stream().noneMatch(StackSets.Instance::isFailed);
    }

    /** A line for each thing to do, in order. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        ofTheSet().ifPresent(steps::add);
        missing.forEach(targets -> steps.add(creation(targets)));
        return steps;
    }

    /** What there is to do to the stack set itself, and by that to the instances that it has. */
    Optional<String> ofTheSet() {
        if (!exists) {
            return Optional.of("Create the stack set " + request.name());
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("Update the stack set and its " + Plurals.of(instances.size(), "instance") + ": "
                        + String.join(", ", reasons)
                        + (ended.isEmpty() ? "" : "; removed or made anew: " + String.join(", ", ended)));
    }

    static String creation(StackSets.Targets targets) {
        return "Create instances in " + String.join(", ", targets.places()) + " x "
                + String.join(", ", targets.regions());
    }

    /** Places that were asked for, and have no instance; units are left out, since one may hold no account. */
    List<String> gone() {
        return request.access().isServiceManaged()
                ? List.of()
                : missing.stream()
                        .flatMap(targets -> targets.places().stream()
                                .flatMap(place -> targets.regions().stream().map(region -> place + " " + region)))
                        .toList();
    }

    /** A line about instances that are not asked for, if there are any. */
    Optional<String> others(StackSets.Targets targets) {
        List<String> others = instances.stream()
                .filter(instance -> !isWanted(instance, targets))
                .map(instance -> instance.account() + " " + instance.region())
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("In the stack set, though not asked for: " + String.join(", ", others)
                        + ". They stay, and get every update.");
    }

    private boolean isWanted(StackSets.Instance instance, StackSets.Targets targets) {
        return targets.places().stream()
                .anyMatch(place ->
                        targets.regions().stream().anyMatch(region -> isAt(instance, request.access(), place, region)));
    }

    private static List<String> differences(StackSets.Definition request, StackSets.StackSet state) {
        List<String> differences = new ArrayList<>();
        addIf(!request.template().equals(state.template()), "the template differs", differences);
        addIf(!request.parameters().equals(state.parameters()), "parameters differ", differences);
        addIf(!request.tags().equals(state.tags()), "tags differ", differences);
        if (request.access() instanceof SelfManaged roles) {
            boolean other = differs(roles.administrationRoleArn(), state.administrationRoleArn())
                    || differs(roles.executionRoleName(), state.executionRoleName());
            addIf(other, "a role differs", differences);
        }
        return differences;
    }

    /** What is not given stays as it is. */
    private static boolean differs(Optional<String> wanted, String present) {
        return wanted.filter(role -> !role.equals(present)).isPresent();
    }

    private static void addIf(boolean differs, String words, List<String> differences) {
        if (differs) {
            differences.add(words);
        }
    }

    /** CloudFormation takes every place with every Region, so places that lack the same Regions go together. */
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

package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the failures of a stack set's instances and names their cause. */
final class InstanceFailures {
    private final String stackSet;
    private final Hints hints;
    private final List<StackSets.InstanceResult> failures = new ArrayList<>();

    InstanceFailures(String stackSet, Hints hints) {
        this.hints = hints;
        this.stackSet = stackSet;
    }

    /** Adds failures, in the order of their occurrence. */
    void add(List<StackSets.InstanceResult> later) {
        failures.addAll(later);
    }

    /** Returns the exception that names the first cause, with advice. */
    OperationException exception(List<StackSets.Instance> instances) {
        return exception(instances, "");
    }

    /** Returns the same for an operation that did not succeed. */
    OperationException exception(List<StackSets.Instance> instances, StackSets.Operation operation) {
        return exception(
                instances, operation.status().equals("STOPPED") ? "The operation was stopped" : operation.reason());
    }

    private OperationException exception(List<StackSets.Instance> instances, String operationReason) {
        long failed = instances.stream().filter(StackSets.Instance::isFailed).count();
        return new OperationException("The stack set " + stackSet + ": " + failed + " of "
                + Plurals.of(instances.size(), "instance") + Plurals.choose(failed, " is", " are")
                + " not up to date. The cause: "
                + cause(instances, operationReason) + inoperableAdvice(instances));
    }

    /** Another run does not repair these. */
    private String inoperableAdvice(List<StackSets.Instance> instances) {
        List<String> inoperable = instances.stream()
                .filter(StackSets.Instance::isInoperable)
                .map(instance -> instance.account() + " " + instance.region())
                .toList();
        return inoperable.isEmpty()
                ? ""
                : " INOPERABLE instances receive no more updates (" + String.join(", ", inoperable)
                        + "): remove them with aws cloudformation delete-stack-instances --retain-stacks, delete their"
                        + " stacks in those accounts, then deploy again.";
    }

    /** The first failure of this run; else one of an earlier run; else the reason of the operation. */
    private String cause(List<StackSets.Instance> instances, String operationReason) {
        return failures.stream()
                .findFirst()
                .map(first -> cause(first.account(), first.region(), first.reason()))
                .or(() -> earlierFailure(instances)
                        .map(instance -> cause(instance.account(), instance.region(), instance.reason())))
                .orElseGet(() -> ErrorAdvice.explainInstance(operationReason, hints));
    }

    /** A cancelled instance only follows from another's failure. */
    private static Optional<StackSets.Instance> earlierFailure(List<StackSets.Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.isFailed() && !instance.reason().isEmpty())
                .min(Comparator.comparing(instance -> instance.detail().equals("CANCELLED")));
    }

    private String cause(String account, String region, String reason) {
        return "account " + account + ", Region " + region + ": " + ErrorAdvice.explainInstance(reason, hints);
    }
}

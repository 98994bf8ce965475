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

/** What went wrong with the instances of a stack set, and which of it is the cause. */
final class InstanceFailures {
    private final String stackSet;
    private final Hints hints;
    private final List<StackSets.InstanceResult> seen = new ArrayList<>();

    InstanceFailures(String stackSet, Hints hints) {
        this.hints = hints;
        this.stackSet = stackSet;
    }

    /** Notes failures in the order in which they came. */
    void add(List<StackSets.InstanceResult> failures) {
        seen.addAll(failures);
    }

    /** Fails with the first cause and advice. */
    OperationException failure(List<StackSets.Instance> instances) {
        return failure(instances, "");
    }

    /** The same, after an operation that did not succeed. */
    OperationException failure(List<StackSets.Instance> instances, StackSets.Operation operation) {
        return failure(instances, operation.status().equals("STOPPED") ? "Somebody stopped it" : operation.reason());
    }

    private OperationException failure(List<StackSets.Instance> instances, String operationReason) {
        long failed = instances.stream().filter(StackSets.Instance::isFailed).count();
        return new OperationException("The stack set " + stackSet + ": " + failed + " of "
                + Plurals.of(instances.size(), "instance") + " not up to date. The cause: "
                + cause(instances, operationReason) + removal(instances));
    }

    /** Running the same again never helps these. */
    private String removal(List<StackSets.Instance> instances) {
        List<String> inoperable = instances.stream()
                .filter(StackSets.Instance::isInoperable)
                .map(instance -> instance.account() + " " + instance.region())
                .toList();
        return inoperable.isEmpty()
                ? ""
                : " INOPERABLE instances get no update any more (" + String.join(", ", inoperable)
                        + "): remove them with aws cloudformation delete-stack-instances --retain-stacks, delete their"
                        + " stacks in those accounts, then deploy again.";
    }

    /** The first failure that was seen; else one from before; else what the operation says. */
    private String cause(List<StackSets.Instance> instances, String operationReason) {
        return seen.stream()
                .findFirst()
                .map(first -> cause(first.account(), first.region(), first.reason()))
                .or(() -> fromBefore(instances)
                        .map(instance -> cause(instance.account(), instance.region(), instance.reason())))
                .orElseGet(() -> ErrorAdvice.explainInstance(operationReason, hints));
    }

    /** One that was cancelled only tells of another's failure. */
    private static Optional<StackSets.Instance> fromBefore(List<StackSets.Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.isFailed() && !instance.reason().isEmpty())
                .min(Comparator.comparing(instance -> instance.detail().equals("CANCELLED")));
    }

    private String cause(String account, String region, String reason) {
        return "account " + account + ", Region " + region + ": " + ErrorAdvice.explainInstance(reason, hints);
    }
}

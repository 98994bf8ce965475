package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.importing.ImportCheck;
import io.github.stepscale.operation.deploy.stack.FailureDetails;
import io.github.stepscale.operation.deploy.stack.Follower;
import io.github.stepscale.operation.preflight.Preflight;
import io.github.stepscale.template.GeneratedResources;
import java.util.List;
import java.util.Optional;

/** What all parts of one deployment share: the request, the options, and the ways to AWS and to the user. */
final class DeployContext {
    private final Aws aws;
    private final Output output;
    private final Clock clock;
    private final Hints hints;
    private final DeployRequest request;
    private final DeployOptions options;
    private final ExistingPolicies existingPolicies;
    private final Preflight preflight;
    private Optional<AutoScaling> scaling = Optional.empty();
    private Optional<String> template = Optional.empty();

    DeployContext(Aws aws, Output output, Clock clock, Hints hints, DeployRequest request, DeployOptions options) {
        this.aws = aws;
        this.output = output;
        this.clock = clock;
        this.hints = hints;
        this.request = request;
        this.options = options;
        this.existingPolicies = new ExistingPolicies(this::scaling, aws.stacks(), output, request, hints);
        this.preflight = new Preflight(
                aws,
                output,
                hints,
                new Preflight.Request(request.plan(), request.sources(), options.preflight(), options.mayExecute()));
    }

    Aws aws() {
        return aws;
    }

    Stacks stacks() {
        return aws.stacks();
    }

    Output output() {
        return output;
    }

    Hints hints() {
        return hints;
    }

    DeployRequest request() {
        return request;
    }

    DeployOptions options() {
        return options;
    }

    /** Returns the client, created on first use: creating it takes a while. */
    private AutoScaling scaling() {
        scaling = scaling.or(() -> Optional.of(aws.scaling()));
        return scaling.orElseThrow();
    }

    /** Reads the template of a stack, and keeps it for {@link #template}. */
    String readTemplate(Stacks.Stack stack) {
        template = Optional.empty();
        template = Optional.of(stacks().template(stack.id()));
        return template.orElseThrow();
    }

    /** Returns the template as it was read last; reads it if it was not. */
    String template(Stacks.Stack stack) {
        return template.orElseGet(() -> readTemplate(stack));
    }

    Follower follower() {
        return new Follower(aws, output, clock, options.timeout(), hints);
    }

    /**
     * @param guard remembers the resources that it checks
     * @param preflight checks the endpoint before a stack is changed; it may throw
     */
    StackRecovery stackRecovery(OwnershipGuard guard, Runnable preflight) {
        return new StackRecovery(stacks(), follower(), output, options, guard, failureDetails(), hints, preflight);
    }

    OwnershipGuard ownershipGuard() {
        return new OwnershipGuard(stacks(), output, request, options.adopt(), hints);
    }

    /** Returns the same one for the whole deployment: it says only once what it cannot check. */
    ExistingPolicies existingPolicies() {
        return existingPolicies;
    }

    /** Returns the same one for the whole deployment: each of its parts runs at most once. */
    Preflight preflight() {
        return preflight;
    }

    ChangeSetCreator changeSetCreator() {
        return new ChangeSetCreator(aws, clock, request, options, failureDetails(), hints);
    }

    /** A kept change set may be of an earlier descriptor, so the present one has no lines for it. */
    FailureDetails failureDetails() {
        boolean kept = options.changeSet() instanceof ChangeSetUse.ExecuteKept;
        return new FailureDetails(
                aws.operationEvents(), output, () -> kept ? Optional.empty() : request.origins(), hints);
    }

    ImportCheck importCheck() {
        return new ImportCheck(aws, output, clock, hints, request.toImport(), this::readTemplate);
    }

    DeploymentVerifier verifier() {
        return new DeploymentVerifier(aws, output, clock, request, hints);
    }

    String keepHint() {
        return hints.set("changeSet", "keep");
    }

    /** Whether this run may change the stack. */
    boolean executes() {
        return !options.dryRun() && options.changeSet() instanceof ChangeSetUse.Execute;
    }

    /** Whether the target is registered, or its range changes. */
    static boolean changesTarget(ChangeSets.ChangeSet changes) {
        return changes.changes().stream().anyMatch(change -> change.type().equals(GeneratedResources.TARGET_TYPE));
    }

    static boolean addsTarget(ChangeSets.ChangeSet changes) {
        return changes.changes().stream()
                .anyMatch(change ->
                        change.action().equals("Add") && change.type().equals(GeneratedResources.TARGET_TYPE));
    }

    DeployResult printOutputs(DeployResult result) {
        result.outputs().forEach((name, value) -> output.line(name + ": " + value));
        return result;
    }

    DeployResult result(Ending ending, Optional<Stacks.Stack> state, String account, List<ChangeSets.Change> changes) {
        return DeployResult.of(ending, request.stack(), account, aws.region(), state, changes);
    }
}

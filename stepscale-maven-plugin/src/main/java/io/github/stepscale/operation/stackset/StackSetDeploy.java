package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.Deploy;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.shared.IdempotencyToken;
import io.github.stepscale.operation.shared.PollInterval;
import io.github.stepscale.operation.stackset.StackSetResult.Ending;
import io.github.stepscale.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Deploys a template to many accounts and Regions through a CloudFormation stack set: requests the changes and follows them
 * while CloudFormation distributes them. Safe to run again at any time, also after a run that was killed.
 */
public final class StackSetDeploy {
    private final Aws aws;
    private final StackSets sets;
    private final Output output;
    private final Clock clock;
    private final Hints hints;

    /** @param output receives the progress, line by line */
    public StackSetDeploy(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * Creates a deployment for another front end than a Java program, or with another clock.
     *
     * @param output receives the progress, line by line
     * @param hints how the front end names its operations and options
     */
    public StackSetDeploy(Aws aws, Output output, Clock clock, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.sets = aws.stackSets();
        this.output = output;
        this.clock = clock;
    }

    /**
     * Deploys one stack set and waits until its instances are current.
     *
     * @param name the name of the stack set
     * @param request the content of each stack; its stack name is not used, since CloudFormation names the stacks
     * @throws OperationException if an instance failed, if the timeout passed, or if a guard refuses the change
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public StackSetResult run(String name, DeployRequest request, StackSetOptions options) {
        Deploy.requireSize(request);
        return new Run(
                        new StackSets.Definition(
                                name,
                                request.template(),
                                request.parameters(),
                                request.tags(),
                                options.permissionModel()),
                        options)
                .run();
    }

    /** One deployment. */
    private final class Run {
        private final StackSets.Definition request;
        private final String name;
        private final StackSetOptions options;
        private final StackSetGuard guard;
        private final StackSetFollower follower;
        private final String account = aws.account();
        private final InstanceFailures failures;
        private final List<String> executed = new ArrayList<>();
        private boolean existed;
        private boolean created;

        Run(StackSets.Definition request, StackSetOptions options) {
            this.request = request;
            this.name = request.name();
            this.options = options;
            this.guard = new StackSetGuard(options, hints);
            this.failures = new InstanceFailures(name, hints);
            this.follower = new StackSetFollower(sets, name, options, output, clock, hints);
        }

        StackSetResult run() {
            output.line("Account " + account + ", Region " + aws.region() + ", stack set " + name);
            try {
                awaitRunningOperation();
                return execute(plan());
            } catch (AwsException failed) {
                if (failed.kind() == AwsException.Kind.NOT_FOUND) {
                    find();
                }
                throw failed;
            }
        }

        /** A stack set that was deleted during the run is not created again: the deletion was intended. */
        private Optional<StackSets.StackSet> find() {
            Optional<StackSets.StackSet> found = sets.find(name, options.permissionModel());
            if (found.isEmpty() && existed) {
                throw new OperationException(
                        "The stack set " + name + " was deleted during this deployment. Deploy again to create it.");
            }
            existed = found.isPresent();
            return found;
        }

        /** Another user may have started it, or an earlier run that was killed. */
        private void awaitRunningOperation() {
            Optional<StackSets.Operation> running =
                    find().isEmpty() ? Optional.empty() : sets.busyOperation(name, options.permissionModel());
            if (running.isPresent() && options.dryRun()) {
                output.line("CloudFormation is working on the stack set, operation "
                        + running.get().id() + ": there may be less to do when it ends.");
            } else {
                running.ifPresent(this::awaitEnd);
            }
        }

        private void awaitEnd(StackSets.Operation running) {
            output.line("CloudFormation is working on the stack set, operation " + running.id()
                    + ": waiting for it to end.");
            follower.follow(running.id());
        }

        private StackSetChanges plan() {
            Optional<StackSets.StackSet> state = find();
            state.ifPresent(guard::requirePermissionModel);
            state.ifPresent(found -> guard.requireOwnership(found, request));
            List<StackSets.Instance> instances = state.isPresent() ? instances() : List.of();
            return StackSetChanges.of(request, state, instances, options.targets());
        }

        /** Plans while no operation is in progress: an operation in progress makes instances look out of date. */
        private StackSetChanges planBetweenOperations() {
            PollInterval pollInterval = new PollInterval(new Random());
            Instant start = clock.instant();
            while (true) {
                List<StackSets.Operation> before = sets.operations(name, options.permissionModel());
                before.stream().filter(StackSets.Operation::isBusy).findFirst().ifPresent(this::awaitEnd);
                StackSetChanges plan = plan();
                if (plan.isComplete() || before.equals(sets.operations(name, options.permissionModel()))) {
                    return plan;
                }
                if (isTimedOut(start)) {
                    throw new OperationException(
                            "This deployment is complete, but for " + Durations.of(options.timeout())
                                    + " others kept changing the stack set " + name
                                    + ", so its state is unknown. Deploy again when nothing else changes it.");
                }
                clock.sleep(pollInterval.next());
            }
        }

        private List<StackSets.Instance> instances() {
            return sets.instances(name, options.permissionModel()).stream()
                    .sorted(Comparator.comparing(StackSets.Instance::account).thenComparing(StackSets.Instance::region))
                    .toList();
        }

        private StackSetResult execute(StackSetChanges plan) {
            plan.unrequested(options.targets()).ifPresent(output::line);
            if (plan.isEmpty()) {
                return reportUnchanged(plan);
            }
            plan.steps().forEach(output::line);
            if (options.dryRun()) {
                return reportDryRun(plan);
            }
            applyWithRetries(plan);
            StackSetChanges after = planBetweenOperations();
            InstanceTable.lines(after.instances()).forEach(output::line);
            requireHealthy(after.instances());
            requireUnchanged(after);
            return result(created ? Ending.CREATED : Ending.UPDATED, executed, after.instances());
        }

        private StackSetResult reportDryRun(StackSetChanges plan) {
            if (!plan.removedOrReplaced().isEmpty() && !options.allowReplacement()) {
                output.line("A deployment would stop here without " + hints.set("allowReplacement", "true") + ".");
            }
            output.line("A dry run: nothing was changed.");
            return result(Ending.PLANNED, plan.steps(), plan.instances());
        }

        private StackSetResult reportUnchanged(StackSetChanges plan) {
            List<StackSets.Instance> instances = plan.instances();
            boolean allCurrent = instances.stream().allMatch(StackSets.Instance::isCurrent);
            if (!allCurrent) {
                InstanceTable.lines(instances).forEach(output::line);
            }
            requireHealthy(instances);
            output.line("Nothing to change: the stack set matches the descriptor, and "
                    + (allCurrent
                            ? "all " + instances.size() + " instances"
                            : "all instances outside suspended accounts")
                    + " are current.");
            output.line("Changes made in the accounts without CloudFormation are not detected.");
            return result(Ending.UNCHANGED, List.of(), instances);
        }

        /** CloudFormation runs one operation on a stack set at a time, and another one may leave less to do. */
        private void applyWithRetries(StackSetChanges first) {
            PollInterval pollInterval = new PollInterval(new Random());
            Instant start = clock.instant();
            StackSetChanges plan = first;
            while (true) {
                try {
                    apply(plan);
                    return;
                } catch (AwsException refused) {
                    if (!isConflict(refused) || isTimedOut(start)) {
                        throw refused;
                    }
                    sets.busyOperation(name, options.permissionModel()).ifPresent(this::awaitEnd);
                    clock.sleep(pollInterval.next());
                    plan = plan();
                    plan.steps().forEach(output::line);
                }
            }
        }

        private boolean isTimedOut(Instant start) {
            return Duration.between(start, clock.instant()).compareTo(options.timeout()) >= 0;
        }

        /** Another run was faster: it started an operation, or it created the stack set and this run can read it. */
        private boolean isConflict(AwsException refused) {
            return refused.kind() == AwsException.Kind.BUSY
                    || refused.kind() == AwsException.Kind.EXISTS && find().isPresent();
        }

        /** An update reaches every existing instance, so it comes before new ones are created. */
        private void apply(StackSetChanges plan) {
            guard.requireReplacementAllowed(plan);
            if (!plan.exists()) {
                sets.create(request, IdempotencyToken.fresh());
                created = true;
                existed = true;
            } else if (!plan.reasons().isEmpty()) {
                runOperation(id -> sets.update(request, options.preferences(), id));
            }
            plan.stackSetStep().ifPresent(executed::add);
            for (StackSets.Targets targets : plan.missing()) {
                runOperation(id ->
                        sets.createInstances(name, options.permissionModel(), targets, options.preferences(), id));
                executed.add(StackSetChanges.creationStep(targets));
            }
        }

        private void runOperation(Consumer<String> operation) {
            String id = IdempotencyToken.fresh();
            start(id, operation);
            StackSetFollower.EndedOperation ended = follower.follow(id);
            failures.add(ended.failures());
            if (!ended.operation().hasSucceeded()) {
                List<StackSets.Instance> instances = instances();
                InstanceTable.lines(instances).forEach(output::line);
                throw failures.exception(instances, ended.operation());
            }
        }

        /** Where the first answer is lost, the operation in progress at the second attempt may be the first. */
        private void start(String id, Consumer<String> operation) {
            try {
                operation.accept(id);
            } catch (AwsException refused) {
                boolean isOwnOperation = refused.kind() == AwsException.Kind.BUSY
                        && sets.busyOperation(name, options.permissionModel())
                                .filter(running -> running.id().equals(id))
                                .isPresent();
                if (!isOwnOperation) {
                    throw refused;
                }
            }
        }

        private void requireHealthy(List<StackSets.Instance> instances) {
            if (instances.stream().anyMatch(StackSets.Instance::isFailed)) {
                throw failures.exception(instances);
            }
        }

        /** CloudFormation lets others change the stack set between two operations of this run, and after the last. */
        private void requireUnchanged(StackSetChanges after) {
            if (!after.reasons().isEmpty()) {
                throw new OperationException(
                        "The stack set " + name + " was changed by another user during this deployment: "
                                + String.join(", ", after.reasons()) + ". Agree with them, then deploy again.");
            }
            if (!after.missingPlaces().isEmpty()) {
                throw new OperationException("The stack set " + name + " lost instances during this deployment: "
                        + String.join(", ", after.missingPlaces()) + ". Deploy again to create them.");
            }
        }

        private StackSetResult result(Ending ending, List<String> steps, List<StackSets.Instance> instances) {
            return new StackSetResult(ending, name, account, aws.region(), steps, instances);
        }
    }
}

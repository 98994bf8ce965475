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
 * Deploys a template to many accounts and Regions through a CloudFormation stack set: CloudFormation distributes it, this
 * asks and follows. Safe to run again at any time, also after a run that was killed.
 */
public final class StackSetDeploy {
    private final Aws aws;
    private final StackSets sets;
    private final Output output;
    private final Clock time;
    private final Hints hints;

    /** @param output is told what happens */
    public StackSetDeploy(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * A deployment for another front end than a Java program, or by another clock.
     *
     * @param hints the words of the front end
     */
    public StackSetDeploy(Aws aws, Output output, Clock time, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.sets = aws.stackSets();
        this.output = output;
        this.time = time;
    }

    /**
     * Deploys.
     *
     * @param name of the stack set
     * @param request what each of its stacks shall be; its stack name is not used, since CloudFormation names them
     * @throws OperationException if an instance failed, or it took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public StackSetResult run(String name, DeployRequest request, StackSetOptions options) {
        Deploy.requireSize(request);
        return new Run(
                        new StackSets.Definition(
                                name, request.template(), request.parameters(), request.tags(), options.access()),
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
        private final List<String> done = new ArrayList<>();
        private boolean seen;
        private boolean created;

        Run(StackSets.Definition request, StackSetOptions options) {
            this.request = request;
            this.name = request.name();
            this.options = options;
            this.guard = new StackSetGuard(options, hints);
            this.failures = new InstanceFailures(name, hints);
            this.follower = new StackSetFollower(sets, name, options, output, time, hints);
        }

        StackSetResult run() {
            output.line("Account " + account + ", Region " + aws.region() + ", stack set " + name);
            try {
                settle();
                return carriedOut(plan());
            } catch (AwsException absent) {
                if (absent.kind() == AwsException.Kind.NOT_FOUND) {
                    find();
                }
                throw absent;
            }
        }

        /** What is deleted under our feet is not made again unasked: somebody meant it. */
        private Optional<StackSets.StackSet> find() {
            Optional<StackSets.StackSet> found = sets.find(name, options.access());
            if (found.isEmpty() && seen) {
                throw new OperationException("The stack set " + name
                        + " is gone: somebody deleted it meanwhile. Run the same again to create it.");
            }
            seen = found.isPresent();
            return found;
        }

        /** Follows what someone else began, or a run of ours that was killed. */
        private void settle() {
            Optional<StackSets.Operation> busy =
                    find().isEmpty() ? Optional.empty() : sets.busyOperation(name, options.access());
            if (busy.isPresent() && options.dryRun()) {
                output.line("CloudFormation is working on the stack set, in operation "
                        + busy.get().id() + ": when that is over, there may be less to do.");
            } else {
                busy.ifPresent(this::join);
            }
        }

        private void join(StackSets.Operation busy) {
            output.line("CloudFormation is working on the stack set, in operation " + busy.id()
                    + ": waiting for that to end.");
            follower.follow(busy.id());
        }

        private StackSetPlan plan() {
            Optional<StackSets.StackSet> state = find();
            state.ifPresent(guard::requireModel);
            state.ifPresent(found -> guard.requireOurs(found, request));
            List<StackSets.Instance> instances = state.isPresent() ? instances() : List.of();
            return StackSetPlan.of(request, state, instances, options.targets());
        }

        /** Plans again while no operation is in progress: one in progress makes instances look out of date. */
        private StackSetPlan undisturbed() {
            PollInterval pace = new PollInterval(new Random());
            Instant start = time.instant();
            while (true) {
                List<StackSets.Operation> before = sets.operations(name, options.access());
                before.stream().filter(StackSets.Operation::isBusy).findFirst().ifPresent(this::join);
                StackSetPlan plan = plan();
                if (plan.isDone() || before.equals(sets.operations(name, options.access()))) {
                    return plan;
                }
                if (Duration.between(start, time.instant()).compareTo(options.timeout()) >= 0) {
                    throw new OperationException("This run did its part, but for " + Durations.of(options.timeout())
                            + " others kept changing the stack set " + name
                            + ", so its state is not known. Run the same again when no other is at work on it.");
                }
                time.sleep(pace.next());
            }
        }

        private List<StackSets.Instance> instances() {
            return sets.instances(name, options.access()).stream()
                    .sorted(Comparator.comparing(StackSets.Instance::account).thenComparing(StackSets.Instance::region))
                    .toList();
        }

        private StackSetResult carriedOut(StackSetPlan plan) {
            plan.others(options.targets()).ifPresent(output::line);
            if (plan.isEmpty()) {
                return unchanged(plan);
            }
            plan.steps().forEach(output::line);
            if (options.dryRun()) {
                return planned(plan);
            }
            carryOutPatiently(plan);
            StackSetPlan after = undisturbed();
            InstanceTable.lines(after.instances()).forEach(output::line);
            requireHealthy(after.instances());
            requireUndisturbed(after);
            return result(created ? Ending.CREATED : Ending.UPDATED, done, after.instances());
        }

        private StackSetResult planned(StackSetPlan plan) {
            if (!plan.ended().isEmpty() && !options.allowReplacement()) {
                output.line("A deployment stops here, without " + hints.set("allowReplacement", "true") + ".");
            }
            output.line("A dry run: nothing was changed.");
            return result(Ending.PLANNED, plan.steps(), plan.instances());
        }

        private StackSetResult unchanged(StackSetPlan plan) {
            List<StackSets.Instance> instances = plan.instances();
            boolean all = instances.stream().allMatch(StackSets.Instance::isCurrent);
            if (!all) {
                InstanceTable.lines(instances).forEach(output::line);
            }
            requireHealthy(instances);
            output.line("Nothing to change: the stack set is as the descriptor says, and "
                    + (all ? "all " + instances.size() : "but for suspended accounts all") + " instances are current.");
            output.line("What was changed in the accounts without CloudFormation is not seen from here.");
            return result(Ending.UNCHANGED, List.of(), instances);
        }

        /** CloudFormation does one thing at a time to a stack set, and what someone else did may leave less to do. */
        private void carryOutPatiently(StackSetPlan first) {
            PollInterval pace = new PollInterval(new Random());
            Instant start = time.instant();
            StackSetPlan plan = first;
            while (true) {
                try {
                    carryOut(plan);
                    return;
                } catch (AwsException refused) {
                    boolean patient = Duration.between(start, time.instant()).compareTo(options.timeout()) < 0;
                    if (!isOfAnother(refused) || !patient) {
                        throw refused;
                    }
                    sets.busyOperation(name, options.access()).ifPresent(this::join);
                    time.sleep(pace.next());
                    plan = plan();
                    plan.steps().forEach(output::line);
                }
            }
        }

        /** Another was faster: with an operation, or with the stack set itself, if we can see it. */
        private boolean isOfAnother(AwsException refused) {
            return refused.kind() == AwsException.Kind.BUSY
                    || refused.kind() == AwsException.Kind.EXISTS && find().isPresent();
        }

        /** An update reaches every instance there is, so it comes before new ones are made. */
        private void carryOut(StackSetPlan plan) {
            guard.requireAllowed(plan);
            if (!plan.exists()) {
                sets.create(request, IdempotencyToken.fresh());
                created = true;
                seen = true;
            } else if (!plan.reasons().isEmpty()) {
                operate(id -> sets.update(request, options.preferences(), id));
            }
            plan.ofTheSet().ifPresent(done::add);
            for (StackSets.Targets targets : plan.missing()) {
                operate(id -> sets.createInstances(name, options.access(), targets, options.preferences(), id));
                done.add(StackSetPlan.creation(targets));
            }
        }

        private void operate(Consumer<String> start) {
            String id = IdempotencyToken.fresh();
            begin(id, start);
            StackSetFollower.End end = follower.follow(id);
            failures.add(end.failures());
            if (!end.operation().hasSucceeded()) {
                List<StackSets.Instance> instances = instances();
                InstanceTable.lines(instances).forEach(output::line);
                throw failures.failure(instances, end.operation());
            }
        }

        /** Where the first answer is lost, what is in progress at the second attempt may be the first. */
        private void begin(String id, Consumer<String> start) {
            try {
                start.accept(id);
            } catch (AwsException busy) {
                boolean ours = busy.kind() == AwsException.Kind.BUSY
                        && sets.busyOperation(name, options.access())
                                .filter(operation -> operation.id().equals(id))
                                .isPresent();
                if (!ours) {
                    throw busy;
                }
            }
        }

        private void requireHealthy(List<StackSets.Instance> instances) {
            if (instances.stream().anyMatch(StackSets.Instance::isFailed)) {
                throw failures.failure(instances);
            }
        }

        /** CloudFormation lets others change the stack set between two operations of ours, and after the last. */
        private void requireUndisturbed(StackSetPlan after) {
            if (!after.reasons().isEmpty()) {
                throw new OperationException("The stack set " + name + " was changed by somebody else meanwhile: "
                        + String.join(", ", after.reasons()) + ". Agree with them, then run the same again.");
            }
            if (!after.gone().isEmpty()) {
                throw new OperationException(
                        "The stack set " + name + " has no instance in "
                                + String.join(", ", after.gone())
                                + ": somebody removed it meanwhile. If that was not meant, run the same again to make it anew.");
            }
        }

        private StackSetResult result(Ending ending, List<String> steps, List<StackSets.Instance> instances) {
            return new StackSetResult(ending, name, account, aws.region(), steps, instances);
        }
    }
}

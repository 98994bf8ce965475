package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.template.DeployedSteps;
import io.github.stepscale.template.GeneratedResources;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Sentences;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deploys a stack: reads it, creates a change set, shows it, executes it, and follows it. */
public final class Deploy {
    /** The maximum size of a template in a request, in bytes (AWS CloudFormation User Guide, quotas). */
    private static final int MAX_TEMPLATE = 51_200;

    /** How often other runs may be faster. With two runs at once it happens once; more take turns. */
    private static final int MAX_ROUNDS = 4;

    private final Aws aws;
    private final Stacks stacks;
    private final Output output;
    private final Clock clock;
    private final Hints hints;
    private Optional<AutoScaling> scaling = Optional.empty();

    /** @param output receives the log lines */
    public Deploy(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * Creates a deployment for a front end other than a Java program, or with another clock.
     *
     * @param hints the words of the front end
     */
    public Deploy(Aws aws, Output output, Clock clock, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.stacks = aws.stacks();
        this.output = output;
        this.clock = clock;
    }

    /**
     * Deploys a stack.
     *
     * @throws OperationException if the stack failed, an option has to allow something first, or it took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public DeployResult run(DeployRequest request, DeployOptions options) {
        requireSize(request);
        return new Run(request, options).run();
    }

    /**
     * Checks the size of the template, for a stack or a stack set.
     *
     * @throws OperationException if CloudFormation does not accept it
     */
    public static void requireSize(DeployRequest request) {
        int size = request.template().getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_TEMPLATE) {
            throw new OperationException(
                    "The template of " + request.stack() + " has " + size + " bytes: CloudFormation accepts at most "
                            + MAX_TEMPLATE + ". Shorten texts and tags, or set dashboard: false.");
        }
    }

    /** Returns the client, created on first use: creating it takes a while. */
    private AutoScaling scaling() {
        scaling = scaling.or(() -> Optional.of(aws.scaling()));
        return scaling.orElseThrow();
    }

    /** One deployment. */
    private final class Run {
        private final DeployRequest request;
        private final DeployOptions options;
        private final Follower follower;
        private final OwnershipGuard ownershipGuard;
        private final ExistingPolicies existingPolicies;
        private final ChangeSetCreator changeSetCreator;

        Run(DeployRequest request, DeployOptions options) {
            this.request = request;
            this.options = options;
            this.follower = new Follower(stacks, output, clock, options.timeout(), hints);
            this.ownershipGuard = new OwnershipGuard(stacks, output, request, options.adopt(), hints);
            this.existingPolicies = new ExistingPolicies(Deploy.this::scaling, stacks, output, request);
            this.changeSetCreator = new ChangeSetCreator(stacks, clock, request, options, hints);
        }

        DeployResult run() {
            Optional<Stacks.Stack> found = stacks.find(request.stack());
            String account = found.map(Stacks.Stack::account).orElseGet(aws::account);
            output.line("Account " + account + ", Region " + aws.region() + ", stack " + request.stack());
            if (options.changeSet() instanceof ChangeSetUse.ExecuteKept kept) {
                return executeKept(requireStack(found), kept.name(), account);
            }
            for (int round = 1; ; round++) {
                try {
                    return deployOnce(found, account);
                } catch (ConcurrentChangeException concurrent) {
                    requireRetryable(round, concurrent);
                    output.line(concurrent.getMessage() + " Trying again.");
                    found = stacks.find(request.stack());
                }
            }
        }

        /** A deployment continues from what the other run left, so that the result matches the descriptor. */
        private void requireRetryable(int round, ConcurrentChangeException concurrent) {
            if (options.dryRun()) {
                throw new OperationException(concurrent.getMessage()
                        + " This dry run executed nothing. Run it again to see what would change now.");
            }
            if (round == MAX_ROUNDS) {
                throw new OperationException(concurrent.getMessage() + " That happened " + MAX_ROUNDS
                        + " times, and this run executed nothing. Run it again when nothing else changes the stack.");
            }
        }

        private DeployResult deployOnce(Optional<Stacks.Stack> found, String account) {
            Optional<Stacks.Stack> settled =
                    new StackRecovery(stacks, follower, output, options, ownershipGuard, hints).settle(found);
            existingPolicies.requireNone(settled.map(Stacks.Stack::id));
            return createAndApply(settled, account);
        }

        /** Creates a change set and applies the options to it. Deletes it afterwards unless the options keep it. */
        private DeployResult createAndApply(Optional<Stacks.Stack> stack, String account) {
            Optional<Stacks.ChangeSetId> id = changeSetCreator.create(stack);
            if (id.isEmpty()) {
                return unchanged(stack, account);
            }
            ChangeSetCleanup cleanup = new ChangeSetCleanup(stacks, output, id.get(), stack.isEmpty());
            try {
                if (stack.isEmpty()) {
                    // Here, since CloudFormation takes seconds to create a change set.
                    existingPolicies.print();
                }
                Stacks.ChangeSet changes = changeSetCreator.awaitCreated(id.get(), stack.isEmpty());
                if (changes.isEmpty()) {
                    // Printed first: after one more request it may no longer be true.
                    DeployResult unchanged = unchanged(stack, account);
                    cleanup.remove();
                    return unchanged;
                }
                return apply(stack, changes, cleanup, account);
            } catch (ConcurrentChangeException concurrent) {
                cleanup.removeQuietly();
                throw concurrent;
            } catch (RuntimeException failed) {
                cleanup.afterFailure();
                throw failed;
            }
        }

        private DeployResult apply(
                Optional<Stacks.Stack> stack, Stacks.ChangeSet changes, ChangeSetCleanup cleanup, String account) {
            show(stack, changes.changes(), DeployedSteps.of(request.template()));
            if (stack.isPresent() && addsTarget(changes)) {
                existingPolicies.print();
            }
            if (options.dryRun()) {
                cleanup.remove();
                DeployResult planned = planOnly(stack, account, changes);
                cleanup.printEmptyStack();
                return planned;
            }
            RemovedResources removed = new RemovedResources(changes.changes(), hints);
            if (options.changeSet() instanceof ChangeSetUse.Keep keep) {
                cleanup.keep();
                removed.printNeeds(options.allowReplacement(), output);
                output.line("The change set " + keep.name() + " is kept. Execute it with "
                        + hints.set("changeSet", "execute:" + keep.name()) + ".");
                return result(Ending.KEPT, stack, account, changes.changes());
            }
            removed.require(options.allowReplacement());
            // From here on it may be executed, whatever answer comes.
            cleanup.keep();
            DeployResult result = execute(changes, stack, account);
            if (result.ending() == Ending.UPDATED) {
                // What an update leaves alone may have been changed by hand; a new stack is complete.
                new DeploymentVerifier(aws, output, clock, request, hints).printDifferences(changes.stackId());
            }
            return result;
        }

        private static boolean addsTarget(Stacks.ChangeSet changes) {
            return changes.changes().stream()
                    .anyMatch(change ->
                            change.action().equals("Add") && change.type().equals(GeneratedResources.TARGET_TYPE));
        }

        private void show(Optional<Stacks.Stack> stack, List<Stacks.Change> changes, Map<String, DeployedSteps> after) {
            output.line(Plurals.of(changes.size(), "resource") + " to change"
                    + (changes.isEmpty() ? ": only outputs, tags or descriptions differ" : ""));
            new ChangeTable(after.isEmpty() ? after : steps(stack, changes), after)
                    .lines(changes)
                    .forEach(output::line);
        }

        /** Only where steps can change, since it takes a request. */
        private Map<String, DeployedSteps> steps(Optional<Stacks.Stack> stack, List<Stacks.Change> changes) {
            boolean modified = changes.stream()
                    .anyMatch(change ->
                            change.action().equals("Modify") && RemovedResources.SCALING.contains(change.type()));
            return stack.filter(state -> modified).map(this::steps).orElseGet(Map::of);
        }

        private Map<String, DeployedSteps> steps(Stacks.Stack stack) {
            return OptionalRead.orElse(() -> readSteps(stacks.template(stack.id())), this::withoutSteps);
        }

        private Map<String, DeployedSteps> readSteps(String template) {
            if (!DeployedSteps.isReadable(template)) {
                output.line(
                        "The current steps are not shown: the template of the stack cannot be read as JSON or YAML.");
            }
            return DeployedSteps.of(template);
        }

        private Map<String, DeployedSteps> withoutSteps(AwsException refused) {
            output.line("The current steps are not shown. " + ErrorAdvice.note(refused));
            return Map.of();
        }

        private Stacks.Stack requireStack(Optional<Stacks.Stack> found) {
            return found.orElseThrow(() -> new OperationException("There is no stack " + request.stack()
                    + ", so it has no change set. Create one with " + keepHint() + "."));
        }

        /**
         * Shows a kept change set again, since its review may be long ago. Its steps are those of an earlier descriptor, so they
         * are not compared with the present one.
         */
        private DeployResult executeKept(Stacks.Stack stack, String name, String account) {
            try {
                return showAndExecute(stack, name, account);
            } catch (ConcurrentChangeException concurrent) {
                throw new OperationException(concurrent.getMessage()
                        + " This run executed nothing. Create a new change set with " + keepHint() + ".");
            }
        }

        private DeployResult showAndExecute(Stacks.Stack stack, String name, String account) {
            if (!isAbsent(stack)) {
                ownershipGuard.require(stack);
            }
            existingPolicies.requireNone(Optional.of(stack.id()));
            Stacks.ChangeSet changes = readKept(stack, name);
            requireSameTarget(changes);
            ownershipGuard.require(changes.changes());
            show(Optional.of(stack), changes.changes(), Map.of());
            if (changes.isExecuted()) {
                output.line("The change set " + changes.name() + " is already executed: nothing to do.");
                return printOutputs(result(Ending.UNCHANGED, Optional.of(stack), account, List.of()));
            }
            requireExecutable(changes);
            if (addsTarget(changes)) {
                existingPolicies.print();
            }
            if (options.dryRun()) {
                return planOnly(Optional.of(stack), account, changes);
            }
            new RemovedResources(changes.changes(), hints).require(options.allowReplacement());
            return execute(changes, Optional.of(stack), account);
        }

        /** A kept change set may have been created for another endpoint. */
        private void requireSameTarget(Stacks.ChangeSet changes) {
            for (String name : request.plan().scaling().target().names().keySet()) {
                String kept = changes.parameters().getOrDefault(name, "");
                String requested = request.parameters().getOrDefault(name, "");
                if (!kept.isEmpty() && !kept.equals(requested)) {
                    throw new OperationException("Not deployed: the change set " + changes.name() + " was created for "
                            + name + " " + kept + ", but the descriptor says " + requested
                            + ". Create a new one with " + keepHint() + ".");
                }
            }
        }

        private String keepHint() {
            return hints.set("changeSet", "keep");
        }

        private void requireExecutable(Stacks.ChangeSet changes) {
            if (!changes.isExecutable() && !changes.isStarted()) {
                String reason = changes.isObsolete() ? "the stack has changed since it was created" : changes.reason();
                throw new OperationException("The change set " + changes.name() + " cannot be executed: "
                        + Sentences.end(reason.isEmpty() ? "CloudFormation gives no reason" : reason)
                        + " Create a new one with " + keepHint() + ".");
            }
        }

        private Stacks.ChangeSet readKept(Stacks.Stack stack, String name) {
            Stacks.ChangeSet found = requireByName(stack, name);
            if (found.status() != Stacks.ChangeSet.Status.IN_PROGRESS) {
                return found;
            }
            output.line("CloudFormation is still creating the change set " + name + ": waiting for it.");
            return changeSetCreator.awaitCreated(new Stacks.ChangeSetId(found.id(), found.stackId()), isAbsent(stack));
        }

        private Stacks.ChangeSet requireByName(Stacks.Stack stack, String name) {
            return changeSetCreator
                    .find(stack.id(), name)
                    .orElseThrow(() -> new OperationException("The stack " + request.stack() + " has no change set "
                            + name
                            + ": executing one deletes the others. Create a new one with " + keepHint() + "."));
        }

        private DeployResult planOnly(Optional<Stacks.Stack> stack, String account, Stacks.ChangeSet changes) {
            new RemovedResources(changes.changes(), hints).printNeeds(options.allowReplacement(), output);
            output.line("A dry run: nothing was changed.");
            return result(Ending.PLANNED, stack, account, changes.changes());
        }

        private DeployResult execute(Stacks.ChangeSet changes, Optional<Stacks.Stack> stack, String account) {
            boolean creates = stack.filter(state -> !isAbsent(state)).isEmpty();
            StackOutcome outcome = executeAndFollow(changes, creates);
            if (!outcome.status().isSuccess()) {
                throw new OperationException(outcome.failure(request.stack(), hints));
            }
            options.terminationProtection()
                    .ifPresent(protection -> stacks.setTerminationProtection(changes.stackId(), protection));
            if (addsTarget(changes)) {
                existingPolicies.requireStillNone(changes.stackId(), outcome.physicalIds());
            }
            Ending ending = creates ? Ending.CREATED : Ending.UPDATED;
            return printOutputs(result(ending, outcome.state(), account, changes.changes()));
        }

        /** A kept change set may be under way already: by a run that was killed, or one at the same time. */
        private StackOutcome executeAndFollow(Stacks.ChangeSet changes, boolean creates) {
            String doing = creates ? "creating" : "updating";
            if (!changes.isStarted()) {
                try {
                    return follower.run(
                            changes.stackId(),
                            doing,
                            changes.changes().size(),
                            token -> begin(changes, creates, token));
                } catch (ConcurrentChangeException concurrent) {
                    if (!concurrent.executesThisOne()) {
                        throw concurrent;
                    }
                }
            }
            output.line("Another run has started to execute the change set " + changes.name() + ": following it.");
            return follower.join(changes.stackId(), doing);
        }

        /** @throws ConcurrentChangeException if the change set can no longer be executed, or another run executes it */
        private void begin(Stacks.ChangeSet changes, boolean creates, String token) {
            try {
                if (!stacks.execute(changes.stackId(), changes.id(), token) && isOfAnother(changes.stackId(), token)) {
                    throw ConcurrentChangeException.executedAlready(request.stack());
                }
            } catch (AwsException refused) {
                throw switch (refused.kind()) {
                    case NOT_FOUND ->
                        ConcurrentChangeException.changeSetGone(
                                request.stack(), creates, stacks.find(changes.stackId()));
                    case REFUSED ->
                        isOvertaken(changes, refused) ? ConcurrentChangeException.outOfDate(request.stack()) : refused;
                    default -> refused;
                };
            }
        }

        /** Decides by the events of the newest operation. Without a token, as in an emulator, it counts as this run's. */
        private boolean isOfAnother(String stackId, String token) {
            return stacks.events(stackId, Optional.empty()).stream()
                    .filter(Stacks.Event::isOfStack)
                    .flatMap(event -> event.token().stream())
                    .anyMatch(other -> !other.equals(token));
        }

        /** Checks again, since the other operation may be over. A kept change set is not created again, so it stays usable. */
        private boolean isOvertaken(Stacks.ChangeSet changes, AwsException refused) {
            boolean kept = options.changeSet() instanceof ChangeSetUse.ExecuteKept;
            return !kept && ConcurrentChangeException.isBusy(refused) || !isExecutable(changes);
        }

        private boolean isExecutable(Stacks.ChangeSet changes) {
            return changeSetCreator
                            .find(changes.stackId(), changes.id())
                            .filter(Stacks.ChangeSet::isExecutable)
                            .isPresent()
                    && stacks.find(changes.stackId())
                            .filter(stack -> stack.status().phase() != StackStatus.Phase.BUSY)
                            .isPresent();
        }

        private static boolean isAbsent(Stacks.Stack stack) {
            return stack.status().phase() == StackStatus.Phase.ABSENT;
        }

        private DeployResult unchanged(Optional<Stacks.Stack> stack, String account) {
            stack.ifPresent(this::protect);
            stack.ifPresent(state -> {
                DeploymentVerifier verifier = new DeploymentVerifier(aws, output, clock, request, hints);
                io.github.stepscale.operation.status.LiveResources live = verifier.read(stacks.resources(state.id()));
                if (live.isDrifted()) {
                    throw verifier.undetected(live);
                }
                verifier.printUnchanged(live);
            });
            return printOutputs(result(Ending.UNCHANGED, stack, account, List.of()));
        }

        /** Termination protection is not in the template, so no change set shows it; but switching it is a change too. */
        private void protect(Stacks.Stack stack) {
            options.terminationProtection()
                    .filter(requested -> stack.terminationProtection() != requested)
                    .ifPresent(requested -> {
                        if (executes()) {
                            stacks.setTerminationProtection(stack.id(), requested);
                        } else {
                            output.line("The termination protection is not switched " + (requested ? "on" : "off")
                                    + ": this run executes nothing.");
                        }
                    });
        }

        private boolean executes() {
            return !options.dryRun() && options.changeSet() instanceof ChangeSetUse.Execute;
        }

        private DeployResult printOutputs(DeployResult result) {
            result.outputs().forEach((name, value) -> output.line(name + ": " + value));
            return result;
        }

        private DeployResult result(
                Ending ending, Optional<Stacks.Stack> state, String account, List<Stacks.Change> changes) {
            return DeployResult.of(ending, request.stack(), account, aws.region(), state, changes);
        }
    }
}

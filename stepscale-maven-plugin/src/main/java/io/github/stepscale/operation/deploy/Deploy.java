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
import io.github.stepscale.text.Plurals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deploys a stack: looks at it, opens a change set, shows it, executes it, follows it. */
public final class Deploy {
    /** What CloudFormation takes in a request (CloudFormation user guide, quotas). */
    private static final int MAX_TEMPLATE = 51_200;

    /** So often somebody else may be faster. With two runs at once it happens once; more take turns. */
    private static final int MAX_ROUNDS = 4;

    private static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";

    private final Aws aws;
    private final Stacks stacks;
    private final Output output;
    private final Clock time;
    private final Hints hints;
    private Optional<AutoScaling> scaling = Optional.empty();

    /** @param output is told what happens */
    public Deploy(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * A deployment for another front end than a Java program, or by another clock.
     *
     * @param hints the words of the front end
     */
    public Deploy(Aws aws, Output output, Clock time, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.stacks = aws.stacks();
        this.output = output;
        this.time = time;
    }

    /**
     * Deploys.
     *
     * @throws OperationException if the stack failed, someone has to decide something first, or it took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public DeployResult run(DeployRequest request, DeployOptions options) {
        requireSize(request);
        return new Run(request, options).run();
    }

    /** CloudFormation takes no longer one, neither for a stack nor for a stack set. */
    public static void requireSize(DeployRequest request) {
        int size = request.template().getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_TEMPLATE) {
            throw new OperationException(
                    "The template of " + request.stack() + " has " + size + " bytes: CloudFormation accepts at most "
                            + MAX_TEMPLATE + ". Shorten texts and tags, or set dashboard: false.");
        }
    }

    /** Made when it is needed, and once: its client takes a while. */
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
            this.follower = new Follower(stacks, output, time, options.timeout(), hints);
            this.ownershipGuard = new OwnershipGuard(stacks, output, request, options.adopt(), hints);
            this.existingPolicies = new ExistingPolicies(Deploy.this::scaling, stacks, output, request);
            this.changeSetCreator = new ChangeSetCreator(stacks, time, request, options, hints);
        }

        DeployResult run() {
            Optional<Stacks.Stack> found = stacks.find(request.stack());
            String account = found.map(Stacks.Stack::account).orElseGet(aws::account);
            output.line("Account " + account + ", Region " + aws.region() + ", stack " + request.stack());
            if (options.changeSet() instanceof ChangeSetUse.ExecuteKept kept) {
                return executed(required(found), kept.name(), account);
            }
            for (int round = 1; ; round++) {
                try {
                    return deployed(found, account);
                } catch (ConcurrentChangeException faster) {
                    requireAnother(round, faster);
                    output.line(faster.getMessage() + " Trying again.");
                    found = stacks.find(request.stack());
                }
            }
        }

        /** The end shall be what the descriptor says, so a deployment goes on from what the other one left. */
        private void requireAnother(int round, ConcurrentChangeException faster) {
            if (options.dryRun()) {
                throw new OperationException(faster.getMessage()
                        + " This dry run executed nothing. Run it again to see what would change now.");
            }
            if (round == MAX_ROUNDS) {
                throw new OperationException(faster.getMessage() + " That happened " + MAX_ROUNDS
                        + " times, and this run executed nothing. Run it again when nothing else changes the stack.");
            }
        }

        private DeployResult deployed(Optional<Stacks.Stack> found, String account) {
            Optional<Stacks.Stack> settled =
                    new StackRecovery(stacks, follower, output, options, ownershipGuard, hints).settle(found);
            existingPolicies.requireNone(settled.map(Stacks.Stack::id));
            return opened(settled, account);
        }

        /** Opens a change set and does with it what was asked; leaves none behind that was not to be kept. */
        private DeployResult opened(Optional<Stacks.Stack> stack, String account) {
            Optional<Stacks.ChangeSetId> id = changeSetCreator.open(stack);
            if (id.isEmpty()) {
                return unchanged(stack, account);
            }
            ChangeSetCleanup cleanup = new ChangeSetCleanup(stacks, output, id.get(), stack.isEmpty());
            try {
                if (stack.isEmpty()) {
                    // Here, since CloudFormation takes seconds to make a change set.
                    existingPolicies.list();
                }
                Stacks.ChangeSet changes = changeSetCreator.ready(id.get(), stack.isEmpty());
                if (changes.isEmpty()) {
                    // Said first: after one request more it may not be true any more.
                    DeployResult unchanged = unchanged(stack, account);
                    cleanup.remove();
                    return unchanged;
                }
                return used(stack, changes, cleanup, account);
            } catch (ConcurrentChangeException faster) {
                cleanup.afterDefeat();
                throw faster;
            } catch (RuntimeException failed) {
                cleanup.afterFailure();
                throw failed;
            }
        }

        private DeployResult used(
                Optional<Stacks.Stack> stack, Stacks.ChangeSet changes, ChangeSetCleanup cleanup, String account) {
            show(stack, changes.changes(), DeployedSteps.of(request.template()));
            if (stack.isPresent() && addsTarget(changes)) {
                existingPolicies.list();
            }
            if (options.dryRun()) {
                cleanup.remove();
                DeployResult planned = planned(stack, account, changes);
                cleanup.nameShell();
                return planned;
            }
            RemovedResources removed = new RemovedResources(changes.changes(), hints);
            if (options.changeSet() instanceof ChangeSetUse.Keep keep) {
                cleanup.keep();
                removed.foretell(options.allowReplacement(), output);
                output.line("The change set " + keep.name() + " is kept. Execute it with "
                        + hints.set("changeSet", "execute:" + keep.name()) + ".");
                return result(Ending.KEPT, stack, account, changes.changes());
            }
            removed.require(options.allowReplacement());
            // From here on it may be executed, whatever answer comes.
            cleanup.keep();
            DeployResult result = execute(changes, stack, account);
            if (result.ending() == Ending.UPDATED) {
                // What an update leaves alone may have been changed by another hand; a new stack was made whole.
                new DeploymentVerifier(aws, output, request, hints).tell(changes.stackId());
            }
            return result;
        }

        private static boolean addsTarget(Stacks.ChangeSet changes) {
            return changes.changes().stream()
                    .anyMatch(change ->
                            change.action().equals("Add") && change.type().equals(TARGET));
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
            return OptionalRead.orElse(() -> readSteps(stacks.template(stack.id())), this::unseenSteps);
        }

        private Map<String, DeployedSteps> readSteps(String template) {
            if (!DeployedSteps.isReadable(template)) {
                output.line(
                        "The current steps are not shown: the template of the stack cannot be read as JSON or YAML.");
            }
            return DeployedSteps.of(template);
        }

        private Map<String, DeployedSteps> unseenSteps(AwsException refused) {
            output.line("The current steps are not shown. " + ErrorAdvice.aside(refused));
            return Map.of();
        }

        private Stacks.Stack required(Optional<Stacks.Stack> found) {
            return found.orElseThrow(() -> new OperationException("There is no stack " + request.stack()
                    + ", so it has no change set. Create one with " + keepHint() + "."));
        }

        /**
         * A kept change set is shown again: it may be long since it was looked at. Its steps are those of the descriptor as it
         * was then, so they are not told in words of the present one.
         */
        private DeployResult executed(Stacks.Stack stack, String name, String account) {
            try {
                return shownAndExecuted(stack, name, account);
            } catch (ConcurrentChangeException faster) {
                throw new OperationException(faster.getMessage()
                        + " This run executed nothing. Create a new change set with " + keepHint() + ".");
            }
        }

        private DeployResult shownAndExecuted(Stacks.Stack stack, String name, String account) {
            if (!isAbsent(stack)) {
                ownershipGuard.require(stack);
            }
            existingPolicies.requireNone(Optional.of(stack.id()));
            Stacks.ChangeSet changes = kept(stack, name);
            requireSameTarget(changes);
            ownershipGuard.require(changes.changes());
            show(Optional.of(stack), changes.changes(), Map.of());
            if (changes.isExecuted()) {
                output.line("The change set " + changes.name() + " is already executed: nothing to do.");
                return told(result(Ending.UNCHANGED, Optional.of(stack), account, List.of()));
            }
            requireExecutable(changes);
            if (addsTarget(changes)) {
                existingPolicies.list();
            }
            if (options.dryRun()) {
                return planned(Optional.of(stack), account, changes);
            }
            new RemovedResources(changes.changes(), hints).require(options.allowReplacement());
            return execute(changes, Optional.of(stack), account);
        }

        /** A kept change set may have been made for another endpoint. */
        private void requireSameTarget(Stacks.ChangeSet changes) {
            for (String name : request.plan().scaling().target().names().keySet()) {
                String kept = changes.parameters().getOrDefault(name, "");
                String wanted = request.parameters().getOrDefault(name, "");
                if (!kept.isEmpty() && !kept.equals(wanted)) {
                    throw new OperationException("Not deployed: the change set " + changes.name() + " was created for "
                            + name + " " + kept + ", but the descriptor says " + wanted
                            + ". Create a new one with " + keepHint() + ".");
                }
            }
        }

        private String keepHint() {
            return hints.set("changeSet", "keep");
        }

        private void requireExecutable(Stacks.ChangeSet changes) {
            if (!changes.executable() && !changes.started()) {
                String reason =
                        changes.isObsolete() ? "the stack has changed since it was created" : changes.reason();
                throw new OperationException("The change set " + changes.name() + " cannot be executed: "
                        + ErrorAdvice.ended(reason.isEmpty() ? "CloudFormation gives no reason" : reason)
                        + " Create a new one with " + keepHint() + ".");
            }
        }

        private Stacks.ChangeSet kept(Stacks.Stack stack, String name) {
            Stacks.ChangeSet found = foundByName(stack, name);
            if (found.status() != Stacks.ChangeSet.Status.IN_PROGRESS) {
                return found;
            }
            output.line("CloudFormation is still creating the change set " + name + ": waiting for it.");
            return changeSetCreator.ready(new Stacks.ChangeSetId(found.id(), found.stackId()), isAbsent(stack));
        }

        private Stacks.ChangeSet foundByName(Stacks.Stack stack, String name) {
            return changeSetCreator
                    .find(stack.id(), name)
                    .orElseThrow(() -> new OperationException("The stack " + request.stack() + " has no change set "
                            + name
                            + ": executing one deletes the others. Create a new one with " + keepHint() + "."));
        }

        private DeployResult planned(Optional<Stacks.Stack> stack, String account, Stacks.ChangeSet changes) {
            new RemovedResources(changes.changes(), hints).foretell(options.allowReplacement(), output);
            output.line("A dry run: nothing was changed.");
            return result(Ending.PLANNED, stack, account, changes.changes());
        }

        private DeployResult execute(Stacks.ChangeSet changes, Optional<Stacks.Stack> stack, String account) {
            boolean creates = stack.filter(state -> !isAbsent(state)).isEmpty();
            StackOutcome outcome = carriedOut(changes, creates);
            if (!outcome.status().isSuccess()) {
                throw new OperationException(outcome.failure(request.stack(), hints));
            }
            options.protection()
                    .ifPresent(protection -> stacks.setTerminationProtection(changes.stackId(), protection));
            if (addsTarget(changes)) {
                existingPolicies.requireStillNone(changes.stackId(), outcome.physicalIds());
            }
            Ending ending = creates ? Ending.CREATED : Ending.UPDATED;
            return told(result(ending, outcome.state(), account, changes.changes()));
        }

        /** A kept change set may be under way already: by a run that was killed, or one at the same time. */
        private StackOutcome carriedOut(Stacks.ChangeSet changes, boolean creates) {
            String doing = creates ? "creating" : "updating";
            if (!changes.started()) {
                try {
                    return follower.run(
                            changes.stackId(),
                            doing,
                            changes.changes().size(),
                            token -> begin(changes, creates, token));
                } catch (ConcurrentChangeException faster) {
                    if (!faster.executesThisOne()) {
                        throw faster;
                    }
                }
            }
            output.line("Another run has started to execute the change set " + changes.name() + ": following it.");
            return follower.join(changes.stackId(), doing);
        }

        /** @throws ConcurrentChangeException if the change set is of no use any more, or another run executes it */
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

        /** By the newest operation's events. Where they carry no token, as with an emulator, it is taken for ours. */
        private boolean isOfAnother(String stackId, String token) {
            return stacks.events(stackId, Optional.empty()).stream()
                    .filter(Stacks.Event::isOfStack)
                    .flatMap(event -> event.token().stream())
                    .anyMatch(other -> !other.equals(token));
        }

        /** What was under way may be over by now. A kept change set is not made anew for that, so it stays of use. */
        private boolean isOvertaken(Stacks.ChangeSet changes, AwsException refused) {
            boolean kept = options.changeSet() instanceof ChangeSetUse.ExecuteKept;
            return !kept && ConcurrentChangeException.saysBusy(refused) || !isExecutable(changes);
        }

        private boolean isExecutable(Stacks.ChangeSet changes) {
            return changeSetCreator
                            .find(changes.stackId(), changes.id())
                            .filter(Stacks.ChangeSet::executable)
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
            stack.ifPresent(state -> new DeploymentVerifier(aws, output, request, hints).requireUnchanged(state.id()));
            return told(result(Ending.UNCHANGED, stack, account, List.of()));
        }

        /** It is no part of a template, so no change set shows it; but to switch it is a change as any other. */
        private void protect(Stacks.Stack stack) {
            options.protection()
                    .filter(wanted -> stack.terminationProtection() != wanted)
                    .ifPresent(wanted -> {
                        if (executes()) {
                            stacks.setTerminationProtection(stack.id(), wanted);
                        } else {
                            output.line("The termination protection is not switched " + (wanted ? "on" : "off")
                                    + ": this run executes nothing.");
                        }
                    });
        }

        private boolean executes() {
            return !options.dryRun() && options.changeSet() instanceof ChangeSetUse.Execute;
        }

        private DeployResult told(DeployResult result) {
            result.outputs().forEach((name, value) -> output.line(name + ": " + value));
            return result;
        }

        private DeployResult result(
                Ending ending, Optional<Stacks.Stack> state, String account, List<Stacks.Change> changes) {
            return DeployResult.of(ending, request.stack(), account, aws.region(), state, changes);
        }
    }
}

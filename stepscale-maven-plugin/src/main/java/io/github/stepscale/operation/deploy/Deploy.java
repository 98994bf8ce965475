package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Change;
import io.github.stepscale.aws.ChangeSet;
import io.github.stepscale.aws.ChangeSetId;
import io.github.stepscale.aws.ChangeSetRequest;
import io.github.stepscale.aws.StackState;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.Remedy;
import io.github.stepscale.operation.Time;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.shared.Pace;
import io.github.stepscale.operation.shared.Permission;
import io.github.stepscale.operation.shared.Token;
import io.github.stepscale.operation.shared.Words;
import io.github.stepscale.template.DeployedSteps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Deploys a stack: looks at it, opens a change set, shows it, executes it, follows it. */
public final class Deploy {
    /** What CloudFormation takes in a request (CloudFormation user guide, quotas). */
    private static final int MAX_TEMPLATE = 51_200;

    private static final Set<String> SCALING = Set.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::CloudWatch::Alarm");

    private final Aws aws;
    private final Stacks stacks;
    private final Output output;
    private final Time time;

    /** @param output is told what happens */
    public Deploy(Aws aws, Output output) {
        this(aws, output, Time.system());
    }

    /** @param time the clock it goes by, such as that of a test */
    public Deploy(Aws aws, Output output, Time time) {
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
                    "The template of " + request.stack() + " has " + size + " bytes: CloudFormation" + " takes "
                            + MAX_TEMPLATE + ". Shorten texts and tags, or set dashboard: false.");
        }
    }

    /** One deployment. */
    private final class Run {
        private final DeployRequest request;
        private final DeployOptions options;
        private final Follower follower;

        Run(DeployRequest request, DeployOptions options) {
            this.request = request;
            this.options = options;
            this.follower = new Follower(stacks, output, time, options.timeout());
        }

        DeployResult run() {
            Optional<StackState> found = stacks.find(request.stack());
            String account = found.map(StackState::account).orElseGet(aws::account);
            output.line("Account " + account + ", Region " + aws.region() + ", stack " + request.stack());
            if (options.changeSet() instanceof ChangeSetUse.ExecuteKept kept) {
                requireStack(found);
                return executed(found, kept(kept.name()), account);
            }
            Optional<StackState> settled = new Readiness(stacks, follower, output, options).settle(found);
            return opened(found.isEmpty(), settled, account);
        }

        private void requireStack(Optional<StackState> found) {
            if (found.isEmpty()) {
                throw new OperationException("There is no stack " + request.stack()
                        + ", so there is no change set of it. Make one with -Dstepscale.changeSet=keep.");
            }
        }

        private ChangeSet kept(String name) {
            try {
                return stacks.changeSet(request.stack(), name);
            } catch (AwsException absent) {
                if (absent.kind() != AwsException.Kind.NOT_FOUND) {
                    throw absent;
                }
                throw new OperationException("The stack " + request.stack() + " has no change set " + name
                        + ": executing one deletes the others. Make a new one with -Dstepscale.changeSet=keep.");
            }
        }

        /** Opens a change set and does with it what was asked; leaves none behind that was not to be kept. */
        private DeployResult opened(boolean shell, Optional<StackState> stack, String account) {
            Optional<ChangeSetId> id = openChangeSet(changeSetRequest(stack));
            if (id.isEmpty()) {
                return unchanged(stack, account);
            }
            Leftovers leftovers = new Leftovers(stacks, id.get(), shell, options.roleArn());
            try {
                if (stack.isEmpty()) {
                    // Here, since CloudFormation takes seconds to make a change set.
                    new Neighbours(aws.scaling(), output).list(request);
                }
                ChangeSet changes = ready(id.get());
                if (changes.isEmpty()) {
                    leftovers.remove();
                    return unchanged(stack, account);
                }
                return used(stack, changes, leftovers, account);
            } catch (RuntimeException failed) {
                leftovers.removeQuietly();
                throw failed;
            }
        }

        private Optional<ChangeSetId> openChangeSet(ChangeSetRequest wanted) {
            try {
                return stacks.openChangeSet(wanted);
            } catch (AwsException taken) {
                if (taken.kind() != AwsException.Kind.EXISTS) {
                    throw taken;
                }
                throw new OperationException("The stack " + wanted.stack() + " has a change set " + wanted.name()
                        + " already. Execute it with -Dstepscale.changeSet=execute:" + wanted.name()
                        + ", or keep the new one under another name.");
            }
        }

        private DeployResult used(Optional<StackState> stack, ChangeSet changes, Leftovers leftovers, String account) {
            show(stack, changes.changes(), DeployedSteps.of(request.template()));
            if (options.dryRun()) {
                leftovers.remove();
                return planned(stack, account, changes);
            }
            if (options.changeSet() instanceof ChangeSetUse.Keep keep) {
                leftovers.keep();
                output.line("The change set " + keep.name() + " is kept. Execute it with -Dstepscale.changeSet=execute:"
                        + keep.name() + ".");
                return result(Ending.KEPT, stack, account, changes.changes());
            }
            requireAllowed(changes.changes());
            leftovers.keep();
            DeployResult result = execute(changes, stack, account);
            if (result.ending() == Ending.UPDATED) {
                // What an update leaves alone may have been changed by another hand; a new stack was made whole.
                new Proof(aws, output, request).tell(changes.stackId());
            }
            return result;
        }

        private ChangeSetRequest changeSetRequest(Optional<StackState> stack) {
            String token = Token.fresh();
            String name = options.changeSet() instanceof ChangeSetUse.Keep keep ? keep.name() : token;
            return new ChangeSetRequest(
                    request.stack(),
                    name,
                    stack.isEmpty(),
                    token,
                    request.template(),
                    request.parameters(),
                    request.tags(),
                    options.roleArn(),
                    options.notificationArns(),
                    options.rollbackAlarms());
        }

        /** Waits until CloudFormation has made the change set. */
        private ChangeSet ready(ChangeSetId id) {
            Pace pace = new Pace(new Random());
            Instant start = time.now();
            while (true) {
                ChangeSet changes = stacks.changeSet(id.stackId(), id.id());
                if (changes.status() == ChangeSet.Status.FAILED && !changes.isEmpty()) {
                    throw new OperationException("CloudFormation cannot make the change set: "
                            + Remedy.ended(changes.reason())
                            + Remedy.of(changes.reason())
                                    .map(advice -> " " + advice + ".")
                                    .orElse(""));
                }
                if (changes.status() != ChangeSet.Status.IN_PROGRESS) {
                    return changes;
                }
                if (Duration.between(start, time.now()).compareTo(options.timeout()) >= 0) {
                    throw new OperationException("CloudFormation has not made the change set after "
                            + Words.duration(options.timeout()) + ". Run it again in a while.");
                }
                time.sleep(pace.next());
            }
        }

        private void show(Optional<StackState> stack, List<Change> changes, Map<String, DeployedSteps> after) {
            output.line(Words.counted(changes.size(), "resource") + " to change"
                    + (changes.isEmpty() ? ": only outputs, tags or descriptions differ" : ""));
            new ChangeTable(after.isEmpty() ? after : steps(stack, changes), after)
                    .lines(changes)
                    .forEach(output::line);
        }

        /** Only where steps can change, since it takes a request. */
        private Map<String, DeployedSteps> steps(Optional<StackState> stack, List<Change> changes) {
            boolean modified = changes.stream()
                    .anyMatch(change -> change.action().equals("Modify") && SCALING.contains(change.type()));
            return modified && stack.isPresent()
                    ? Permission.orElse(() -> DeployedSteps.of(stacks.template(request.stack())), this::unseenSteps)
                    : Map.of();
        }

        private Map<String, DeployedSteps> unseenSteps(AwsException refused) {
            output.line("The steps as they are were not seen. " + Remedy.aside(refused));
            return Map.of();
        }

        private void requireAllowed(List<Change> changes) {
            List<String> ending = changes.stream()
                    .filter(change -> change.endsSomething() && SCALING.contains(change.type()))
                    .map(Change::resource)
                    .toList();
            if (!ending.isEmpty() && !options.allowReplacement()) {
                throw new OperationException("Not deployed: " + String.join(", ", ending)
                        + " would be removed or made anew, and nothing scales meanwhile. If that is meant, deploy with"
                        + " -Dstepscale.allowReplacement=true.");
            }
        }

        /**
         * A kept change set is shown again: it may be long since it was looked at. Its steps are those of the descriptor as it
         * was then, so they are not told in words of the present one.
         */
        private DeployResult executed(Optional<StackState> stack, ChangeSet changes, String account) {
            show(stack, changes.changes(), Map.of());
            if (!changes.executable() && !changes.started()) {
                throw new OperationException("The change set " + changes.name() + " cannot be executed: "
                        + Remedy.ended(changes.reason().isEmpty() ? "the stack has changed since" : changes.reason())
                        + " Make a new one with -Dstepscale.changeSet=keep.");
            }
            if (options.dryRun()) {
                return planned(stack, account, changes);
            }
            requireAllowed(changes.changes());
            return execute(changes, stack, account);
        }

        private DeployResult planned(Optional<StackState> stack, String account, ChangeSet changes) {
            output.line("A dry run: nothing was changed.");
            return result(Ending.PLANNED, stack, account, changes.changes());
        }

        private DeployResult execute(ChangeSet changes, Optional<StackState> stack, String account) {
            Outcome outcome = follower.run(
                    changes.stackId(),
                    creates(stack) ? "creating" : "updating",
                    changes.changes().size(),
                    token -> stacks.execute(changes.stackId(), changes.id(), token));
            if (!outcome.status().isSuccess()) {
                throw new OperationException("The stack " + request.stack() + " is now in " + outcome.status()
                        + ". The cause: " + outcome.explanation());
            }
            options.protection().ifPresent(protection -> stacks.protect(changes.stackId(), protection));
            Ending ending = creates(stack) ? Ending.CREATED : Ending.UPDATED;
            return told(result(ending, outcome.state(), account, changes.changes()));
        }

        private static boolean creates(Optional<StackState> stack) {
            return stack.filter(state -> state.status().phase() != StackStatus.Phase.ABSENT)
                    .isEmpty();
        }

        private DeployResult unchanged(Optional<StackState> stack, String account) {
            options.protection()
                    .filter(wanted -> stack.filter(state -> state.terminationProtection() != wanted)
                            .isPresent())
                    .ifPresent(wanted -> stacks.protect(request.stack(), wanted));
            stack.ifPresent(state -> new Proof(aws, output, request).requireUnchanged(state.id()));
            return told(result(Ending.UNCHANGED, stack, account, List.of()));
        }

        private DeployResult told(DeployResult result) {
            result.outputs().forEach((name, value) -> output.line(name + ": " + value));
            return result;
        }

        private DeployResult result(Ending ending, Optional<StackState> state, String account, List<Change> changes) {
            return DeployResult.of(ending, request.stack(), account, aws.region(), state, changes);
        }
    }
}

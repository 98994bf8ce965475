package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.ParameterMessages;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.stackset.StackSetDeploy;
import io.github.stepscale.operation.stackset.StackSetJson;
import io.github.stepscale.operation.stackset.StackSetOptions;
import io.github.stepscale.operation.stackset.StackSetResult;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** The goal {@code deploy} with {@code stepscale.stackSet}: deploys a stack set instead of a stack. */
final class StackSetGoal {
    private final DeployMojo goal;
    private Optional<StackSetOptions> options = Optional.empty();

    private StackSetGoal(DeployMojo goal) {
        this.goal = goal;
    }

    /**
     * Reads the parameters of a stack set and collects their mistakes.
     *
     * @param timeout how long to follow each operation; absent if that parameter is wrong
     */
    static StackSetGoal read(DeployMojo deploy, Parameters parameters, Optional<Duration> timeout) {
        StackSetGoal goal = new StackSetGoal(deploy);
        StackSets.OperationPreferences preferences = new StackSets.OperationPreferences(
                parameters.integerFrom(0, "failureTolerance", deploy.failureTolerance),
                parameters.integerFrom(1, "maxConcurrent", deploy.maxConcurrent));
        Optional<StackSets.PermissionModel> access = parameters.read(goal::access);
        Optional<List<String>> places = access.flatMap(found -> parameters.read(() -> goal.places(found)));
        Optional<List<String>> regions = parameters.read(goal::regions);
        parameters.add(goal.mistakesWithStackSet());
        goal.options = parameters.readIfValid(
                () -> StackSetOptions.builder(new StackSets.Targets(places.orElseThrow(), regions.orElseThrow()))
                        .dryRun(deploy.dryRun)
                        .adopt(deploy.adopt)
                        .allowReplacement(deploy.allowReplacement)
                        .permissionModel(access.orElseThrow())
                        .preferences(preferences)
                        .timeout(timeout.orElseThrow())
                        .build());
        return goal;
    }

    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        List<SynthesizedStack> stacks = goal.certifiedStacks(gate);
        if (stacks.size() != 1) {
            throw new MojoFailureException(Messages.oneDescriptor(goal.stackSet, stacks.size()));
        }
        StackSetResult result;
        try (Aws aws = goal.connect()) {
            result = new StackSetDeploy(aws, goal.output(), goal.clock, goal.hints())
                    .run(goal.stackSet, DeployRequest.of(stacks.get(0)), options.orElseThrow());
        }
        goal.write(result.stackSet() + ".stackset.json", StackSetJson.of(result));
    }

    /** The mistake of giving parameters of a stack set without naming one: they mean nothing for a stack. */
    static List<String> mistakesWithoutStackSet(DeployMojo goal) {
        List<String> given = Stream.of(
                        name("stepscale.accounts", ListParameter.isGiven(goal.accounts)),
                        name("stepscale.organizationalUnits", ListParameter.isGiven(goal.organizationalUnits)),
                        name("stepscale.administrationRoleArn", goal.administrationRoleArn != null),
                        name("stepscale.executionRoleName", goal.executionRoleName != null))
                .flatMap(Optional::stream)
                .toList();
        return given.isEmpty() ? List.of() : List.of(Messages.onlyForStackSets(given));
    }

    private StackSets.PermissionModel access() throws MojoFailureException {
        boolean delegated = switch (goal.callAs) {
            case "SELF" -> false;
            case "DELEGATED_ADMIN" -> true;
            default ->
                throw new MojoFailureException(
                        ParameterMessages.choice("stepscale.callAs", goal.callAs, "SELF or DELEGATED_ADMIN"));
        };
        return switch (goal.permissionModel) {
            case "SELF_MANAGED" -> selfManaged(delegated);
            case "SERVICE_MANAGED" -> serviceManaged(delegated);
            default ->
                throw new MojoFailureException(ParameterMessages.choice(
                        "stepscale.permissionModel", goal.permissionModel, "SELF_MANAGED or SERVICE_MANAGED"));
        };
    }

    private StackSets.PermissionModel selfManaged(boolean delegated) throws MojoFailureException {
        refuse(delegated, "stepscale.callAs=DELEGATED_ADMIN", "SELF_MANAGED");
        refuse(ListParameter.isGiven(goal.organizationalUnits), "stepscale.organizationalUnits", "SELF_MANAGED");
        return new StackSets.PermissionModel.SelfManaged(
                Optional.ofNullable(goal.administrationRoleArn), Optional.ofNullable(goal.executionRoleName));
    }

    private StackSets.PermissionModel serviceManaged(boolean delegated) throws MojoFailureException {
        refuse(ListParameter.isGiven(goal.accounts), "stepscale.accounts", "SERVICE_MANAGED");
        refuse(goal.administrationRoleArn != null, "stepscale.administrationRoleArn", "SERVICE_MANAGED");
        refuse(goal.executionRoleName != null, "stepscale.executionRoleName", "SERVICE_MANAGED");
        return new StackSets.PermissionModel.ServiceManaged(delegated);
    }

    private List<String> places(StackSets.PermissionModel access) throws MojoFailureException {
        return access.isServiceManaged()
                ? values("stepscale.organizationalUnits", goal.organizationalUnits)
                : values("stepscale.accounts", goal.accounts);
    }

    private List<String> regions() throws MojoFailureException {
        if (!ListParameter.isGiven(goal.regions)) {
            throw new MojoFailureException(Messages.missingForStackSets("stepscale.regions"));
        }
        return ListParameter.regions(goal.regions);
    }

    /** The mistake of giving parameters of a stack together with a stack set: ignoring one silently could do harm. */
    private List<String> mistakesWithStackSet() {
        List<String> given = Stream.of(
                        name("stepscale.changeSet", goal.changeSet != null),
                        name("stepscale.recreateFailed", goal.recreateFailed != null),
                        name("stepscale.onFailure", goal.onFailure != null),
                        name("stepscale.continueRollback", goal.continueRollback),
                        name("stepscale.verify", goal.verify),
                        name("stepscale.repair", goal.repair),
                        name("stepscale.cloudFormationRoleArn", goal.cloudFormationRoleArn != null),
                        name("stepscale.terminationProtection", goal.terminationProtection != null),
                        name("stepscale.notificationArns", ListParameter.isGiven(goal.notificationArns)),
                        name("stepscale.rollbackAlarms", ListParameter.isGiven(goal.rollbackAlarms)))
                .flatMap(Optional::stream)
                .toList();
        return given.isEmpty() ? List.of() : List.of(Messages.notForStackSets(given));
    }

    private static Optional<String> name(String property, boolean given) {
        return given ? Optional.of(property) : Optional.empty();
    }

    private static void refuse(boolean given, String property, String model) throws MojoFailureException {
        if (given) {
            throw new MojoFailureException(Messages.notForModel(property, model));
        }
    }

    private static List<String> values(String property, List<String> values) throws MojoFailureException {
        if (!ListParameter.isGiven(values)) {
            throw new MojoFailureException(Messages.missingForStackSets(property));
        }
        return ListParameter.of(property, values);
    }
}

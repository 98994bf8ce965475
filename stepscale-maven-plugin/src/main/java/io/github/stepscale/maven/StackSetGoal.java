package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.StackSetAccess;
import io.github.stepscale.aws.StackSetPreferences;
import io.github.stepscale.aws.StackSetTargets;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.stackset.StackSetDeploy;
import io.github.stepscale.operation.stackset.StackSetJson;
import io.github.stepscale.operation.stackset.StackSetOptions;
import io.github.stepscale.operation.stackset.StackSetResult;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** The goal {@code deploy} where it makes a stack set instead of a stack. */
final class StackSetGoal {
    private final DeployMojo goal;

    StackSetGoal(DeployMojo goal) {
        this.goal = goal;
    }

    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        StackSetOptions options = options();
        requireApplicable();
        List<SynthesizedStack> stacks = goal.check(gate);
        if (stacks.size() != 1) {
            throw new MojoFailureException(Advice.oneDescriptor(goal.stackSet, stacks.size()));
        }
        StackSetResult result;
        try (Aws aws = goal.connect()) {
            result = new StackSetDeploy(aws, goal.output(), Clock.system(), MavenHints.INSTANCE)
                    .run(goal.stackSet, DeployRequest.of(stacks.get(0)), options);
        }
        goal.write(result.stackSet() + ".stackset.json", StackSetJson.of(result));
    }

    void readParameters(Parameters parameters) {
        parameters.read(this::preferences);
        parameters.read(this::access).ifPresent(access -> parameters.read(() -> places(access)));
        parameters.read(this::regions);
        parameters.read(() -> {
            requireApplicable();
            return goal;
        });
    }

    /** What is wrong where no stack set is named: a stack of the caller's own account is not what these mean. */
    List<String> pointless() {
        List<String> given = Stream.of(
                        name("stepscale.accounts", isGiven(goal.accounts)),
                        name("stepscale.organizationalUnits", isGiven(goal.organizationalUnits)),
                        name("stepscale.administrationRoleArn", goal.administrationRoleArn != null),
                        name("stepscale.executionRoleName", goal.executionRoleName != null))
                .flatMap(Optional::stream)
                .toList();
        return given.isEmpty() ? List.of() : List.of(Advice.onlyForStackSets(given));
    }

    private StackSets.OperationPreferences preferences() throws MojoFailureException {
        return new StackSets.OperationPreferences(
                NumberParameter.from(0, "stepscale.failureTolerance", goal.failureTolerance),
                NumberParameter.from(1, "stepscale.maxConcurrent", goal.maxConcurrent));
    }

    private StackSetOptions options() throws MojoFailureException {
        StackSets.PermissionModel access = access();
        return StackSetOptions.builder(targets(access))
                .dryRun(goal.dryRun)
                .adopt(goal.adopt)
                .allowReplacement(goal.allowReplacement)
                .access(access)
                .preferences(preferences())
                .timeout(goal.patience())
                .build();
    }

    private StackSets.PermissionModel access() throws MojoFailureException {
        boolean delegated = switch (goal.callAs) {
            case "SELF" -> false;
            case "DELEGATED_ADMIN" -> true;
            default ->
                throw new MojoFailureException(
                        Advice.choice("stepscale.callAs", goal.callAs, "SELF or DELEGATED_ADMIN"));
        };
        return switch (goal.permissionModel) {
            case "SELF_MANAGED" -> selfManaged(delegated);
            case "SERVICE_MANAGED" -> serviceManaged(delegated);
            default ->
                throw new MojoFailureException(Advice.choice(
                        "stepscale.permissionModel", goal.permissionModel, "SELF_MANAGED or SERVICE_MANAGED"));
        };
    }

    private StackSets.PermissionModel selfManaged(boolean delegated) throws MojoFailureException {
        refuse(delegated, "stepscale.callAs=DELEGATED_ADMIN", "SELF_MANAGED");
        refuse(isGiven(goal.organizationalUnits), "stepscale.organizationalUnits", "SELF_MANAGED");
        return new StackSets.PermissionModel.SelfManaged(
                Optional.ofNullable(goal.administrationRoleArn), Optional.ofNullable(goal.executionRoleName));
    }

    private StackSets.PermissionModel serviceManaged(boolean delegated) throws MojoFailureException {
        refuse(isGiven(goal.accounts), "stepscale.accounts", "SERVICE_MANAGED");
        refuse(goal.administrationRoleArn != null, "stepscale.administrationRoleArn", "SERVICE_MANAGED");
        refuse(goal.executionRoleName != null, "stepscale.executionRoleName", "SERVICE_MANAGED");
        return new StackSets.PermissionModel.ServiceManaged(delegated);
    }

    private StackSets.Targets targets(StackSets.PermissionModel access) throws MojoFailureException {
        return new StackSets.Targets(places(access), regions());
    }

    private List<String> places(StackSets.PermissionModel access) throws MojoFailureException {
        return access.isServiceManaged()
                ? given("stepscale.organizationalUnits", goal.organizationalUnits)
                : given("stepscale.accounts", goal.accounts);
    }

    private List<String> regions() throws MojoFailureException {
        if (!isGiven(goal.regions)) {
            throw new MojoFailureException(Advice.missingForStackSets("stepscale.regions"));
        }
        return ListParameter.regions(goal.regions);
    }

    /** To pass one of these over in silence could do what nobody wanted. */
    private void requireApplicable() throws MojoFailureException {
        List<String> others = Stream.of(
                        name("stepscale.changeSet", goal.changeSet != null),
                        name("stepscale.recreateFailed", goal.recreateFailed != null),
                        name("stepscale.continueRollback", goal.continueRollback),
                        name("stepscale.cloudFormationRoleArn", goal.cloudFormationRoleArn != null),
                        name("stepscale.terminationProtection", goal.terminationProtection != null),
                        name("stepscale.notificationArns", isGiven(goal.notificationArns)),
                        name("stepscale.rollbackAlarms", isGiven(goal.rollbackAlarms)))
                .flatMap(Optional::stream)
                .toList();
        if (!others.isEmpty()) {
            throw new MojoFailureException(Advice.notForStackSets(others));
        }
    }

    private static Optional<String> name(String property, boolean given) {
        return given ? Optional.of(property) : Optional.empty();
    }

    private static void refuse(boolean given, String property, String model) throws MojoFailureException {
        if (given) {
            throw new MojoFailureException(Advice.notForModel(property, model));
        }
    }

    private static List<String> given(String property, List<String> values) throws MojoFailureException {
        if (!isGiven(values)) {
            throw new MojoFailureException(Advice.missingForStackSets(property));
        }
        return ListParameter.of(property, values);
    }

    /** Maven leaves a parameter that is not given null. */
    private static boolean isGiven(List<String> values) {
        return values != null && !values.isEmpty();
    }
}

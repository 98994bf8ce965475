package io.github.stepscale.maven;

import io.github.stepscale.aws.ResponseLimits;
import io.github.stepscale.maven.command.KnownParameters;
import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.DeploymentJson;
import io.github.stepscale.operation.deploy.parallel.ParallelDeploy;
import io.github.stepscale.operation.deploy.parallel.ParallelDeployResult;
import io.github.stepscale.operation.shared.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** The goal {@code deploy} without {@code stepscale.stackSet}: deploys the stack of each descriptor. */
final class StackGoal {
    private final DeployMojo goal;
    private final int parallelism;
    private List<String> regions = List.of();
    private Optional<DeployOptions> options = Optional.empty();

    private StackGoal(DeployMojo goal, int parallelism) {
        this.goal = goal;
        this.parallelism = parallelism;
    }

    /** Reads the parameters of stacks and collects their mistakes. */
    static StackGoal read(DeployMojo deploy, Parameters parameters, DeployChoices choices) {
        StackGoal goal = new StackGoal(deploy, choices.parallelism());
        parameters.read(() -> ListParameter.regions(deploy.regions)).ifPresent(read -> goal.regions = read);
        parameters.add(StackSetGoal.mistakesWithoutStackSet(deploy));
        parameters.add(
                deploy.repair && deploy.changeSet != null ? List.of(Messages.noRepairWithChangeSet()) : List.of());
        goal.options =
                parameters.readIfValid(() -> options(deploy, choices.timeout().orElseThrow())
                        .changeSet(choices.changeSet().orElseThrow())
                        .recreateFailed(choices.recreate().orElseThrow())
                        .onFailure(choices.onFailure().orElseThrow())
                        .notificationArns(choices.topics().orElseThrow())
                        .rollbackAlarms(choices.alarms().orElseThrow())
                        .build());
        return goal;
    }

    /** Options that need no conversion. */
    private static DeployOptions.Builder options(DeployMojo goal, Duration followed) {
        DeployOptions.Builder builder = DeployOptions.builder()
                .dryRun(goal.dryRun)
                .continueRollback(goal.continueRollback)
                .allowReplacement(goal.allowReplacement)
                .adopt(goal.adopt)
                .verify(goal.verify)
                .repair(goal.repair)
                .preflight(goal.preflight)
                .timeout(followed);
        if (goal.cloudFormationRoleArn != null) {
            builder.cloudFormationRoleArn(goal.cloudFormationRoleArn);
        }
        if (goal.terminationProtection != null) {
            builder.terminationProtection(goal.terminationProtection);
        }
        return builder;
    }

    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        List<DeployRequest> requests =
                goal.certifiedStacks(gate).stream().map(DeployRequest::of).toList();
        ParallelDeployResult result = new ParallelDeploy(
                        goal.connection(),
                        ResponseLimits.standard(),
                        goal.output(),
                        parallelism,
                        goal.failFast,
                        goal.clock,
                        goal.hints())
                .run(requests, regions, options.orElseThrow());
        if (result.members().size() > 1) {
            result.summary().forEach(goal.getLog()::info);
        }
        List<Throwable> unwritten = new ArrayList<>();
        for (ParallelDeployResult.Member member : result.members()) {
            String region = regions.isEmpty() ? "" : "." + member.region();
            member.result().flatMap(deployed -> publish(deployed, region)).ifPresent(unwritten::add);
        }
        requireSuccess(result);
        if (!unwritten.isEmpty()) {
            throw BuildFailures.execution(
                    unwritten.stream().map(Throwable::getMessage).collect(Collectors.joining(System.lineSeparator())),
                    unwritten.get(0));
        }
    }

    /**
     * Sets the outputs as properties of the project and writes the file of the result.
     *
     * @return why the file could not be written; empty if it was
     */
    private Optional<Throwable> publish(DeployResult result, String region) {
        String name = result.stack() + region;
        result.outputs().forEach((key, value) -> {
            String property = KnownParameters.PREFIX + name + "." + key;
            goal.buildState().publish(property);
            goal.project.getProperties().setProperty(property, value);
        });
        return Attempt.of(() -> {
                    goal.write(name + ".deployment.json", DeploymentJson.of(result));
                    return name;
                })
                .failure();
    }

    private static void requireSuccess(ParallelDeployResult result)
            throws MojoExecutionException, MojoFailureException {
        List<ParallelDeployResult.Member> failures = result.failures();
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.stream()
                .flatMap(member -> member.cause().stream())
                .findFirst()
                .orElseThrow();
        if (result.members().size() > 1) {
            throw BuildFailures.failure(
                    Messages.stacksNotDeployed(failures.size(), result.members().size()), first);
        }
        if (first instanceof RuntimeException known) {
            throw known;
        }
        throw BuildFailures.execution(failures.get(0).failure().orElseThrow(), first);
    }
}

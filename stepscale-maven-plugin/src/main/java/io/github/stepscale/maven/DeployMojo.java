package io.github.stepscale.maven;

import io.github.stepscale.operation.deploy.ChangeSetUse;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployOptions.OnFailure;
import io.github.stepscale.operation.deploy.DeployOptions.Recreate;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.DeploymentJson;
import io.github.stepscale.operation.deploy.ParallelDeploy;
import io.github.stepscale.operation.deploy.ParallelDeployResult;
import io.github.stepscale.operation.shared.Attempt;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deploys the stack of each descriptor through a change set: checks the descriptor, shows the changes, executes them,
 * follows them to the end, and names the cause of a failure. No changes is a success. Sets the stack's outputs as project
 * properties, {@code stepscale.<stackName>.<output>}, and writes the result to {@code <stackName>.deployment.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", threadSafe = true, requiresProject = false)
public class DeployMojo extends AbstractAwsMojo {
    private static final Pattern CHANGE_SET = Pattern.compile("(keep|execute):([a-zA-Z][-a-zA-Z0-9]{0,127})");

    /**
     * Whether to show only what would change. For a new stack, an empty one in REVIEW_IN_PROGRESS may remain; the next run
     * uses it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * {@code keep} or {@code keep:<name>} creates a change set for review and does not execute it; {@code execute:<name>}
     * executes it later. {@code keep} alone names it {@code stepscale}. Default: create one and execute
     * it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.changeSet")
    String changeSet;

    /**
     * Whether to delete a stack whose creation failed, and create it again. {@code true}: also a stack whose rollback got
     * stuck, which may contain resources. {@code false}: never. Default: only a stack that was rolled back and is empty.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.recreateFailed")
    String recreateFailed;

    /**
     * What CloudFormation does with the stack if its first creation fails: {@code delete} leaves nothing, {@code rollback}
     * leaves an empty stack, {@code keep} leaves the stack with the resources that were made. A kept change set remembers it.
     * Default: {@code delete}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.onFailure")
    String onFailure;

    /**
     * Whether to continue a failed rollback, or to roll back a failed update, before deploying.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.continueRollback", defaultValue = "false")
    boolean continueRollback;

    /**
     * Whether the deployment may replace or remove resources of the stack.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.allowReplacement", defaultValue = "false")
    boolean allowReplacement;

    /**
     * Whether to take over a stack that stepscale did not make: one with resources that no stepscale template contains, or
     * with a scalable target other than the descriptor's; with {@code stackSet}, a stack set. Removing what is not in the
     * descriptor also needs {@code stepscale.allowReplacement}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.adopt", defaultValue = "false")
    boolean adopt;

    /**
     * Whether to read the live resources back after every deployment that executed something, and to fail if they differ from
     * the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.verify", defaultValue = "false")
    boolean verify;

    /**
     * Whether to bring live resources back that were edited or deleted without CloudFormation. Where the scalable target or a
     * policy is gone, the stack is deleted and created again. With {@code stepscale.dryRun} it only says what it would do. Not
     * with {@code stepscale.changeSet}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.repair", defaultValue = "false")
    boolean repair;

    /**
     * Whether to check the endpoint in the account before anything is changed: that it exists and can be scaled as
     * described, and the quota of its instance type. Errors stop the deployment; in a dry run they are warnings. Not for
     * stack sets, whose endpoints are in other accounts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.preflight", defaultValue = "true")
    boolean preflight;

    /**
     * The certificate that the plan must have, as tuning writes it: a {@code certificate.json}, or the folder that holds
     * {@code <stackName>.tuning/certificate.json} for each stack. A certificate of another plan, or of a weaker objective
     * than the descriptor's, stops the deployment before any call to AWS. Default: none is demanded.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.certificate")
    File certificate;

    /**
     * ARN of the IAM role that CloudFormation uses. Default: the permissions of the caller.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.cloudFormationRoleArn")
    String cloudFormationRoleArn;

    /**
     * Whether to protect the stack against deletion. Default: unchanged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.terminationProtection")
    Boolean terminationProtection;

    /**
     * ARNs of the SNS topics that receive the stack's events, separated by commas. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.notificationArns")
    List<String> notificationArns;

    /**
     * ARNs of the alarms that roll the deployment back, at most 5, separated by commas. Do not name alarms that scale: they
     * are often in ALARM. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.rollbackAlarms")
    List<String> rollbackAlarms;

    /**
     * How long to follow an operation: {@code 90s}, {@code 30m}, {@code 2h}. CloudFormation carries on after that.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.timeout", defaultValue = "30m")
    String timeout;

    /**
     * How many stacks to deploy at the same time, 1 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.parallel", defaultValue = "4")
    String parallel;

    /**
     * Whether to start no further stack once one has failed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.failFast", defaultValue = "false")
    boolean failFast;

    /**
     * Regions to deploy every stack to, separated by commas. The Region then becomes part of property names,
     * {@code stepscale.<stackName>.<region>.<output>}, and of file names. With {@code stackSet}: the Regions of its
     * instances, in the order of creation. Default: {@code stepscale.region} alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.regions")
    List<String> regions;

    /**
     * Name of the stack set to deploy instead of a stack, for many accounts and Regions. Creates or updates the stack set
     * and creates missing instances; deletes none. Writes the result to {@code <stackSet>.stackset.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.stackSet")
    String stackSet;

    /**
     * The accounts of the stack set's instances, separated by commas. Only with {@code SELF_MANAGED}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.accounts")
    List<String> accounts;

    /**
     * The organizational units of the stack set's instances, separated by commas. Only with {@code SERVICE_MANAGED}, where
     * they replace {@code accounts}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.organizationalUnits")
    List<String> organizationalUnits;

    /**
     * The permission model of the stack set: {@code SELF_MANAGED}, with IAM roles that exist in the accounts, or
     * {@code SERVICE_MANAGED}, with AWS Organizations.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.permissionModel", defaultValue = "SELF_MANAGED")
    String permissionModel;

    /**
     * With {@code SERVICE_MANAGED}: {@code SELF} when called from the management account, {@code DELEGATED_ADMIN} when
     * called from the account of a delegated administrator.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.callAs", defaultValue = "SELF")
    String callAs;

    /**
     * With {@code SELF_MANAGED}: ARN of the role in this account that assumes the roles in the others. Default: the role
     * that the stack set has, else {@code AWSCloudFormationStackSetAdministrationRole}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.administrationRoleArn")
    String administrationRoleArn;

    /**
     * With {@code SELF_MANAGED}: name of the role that works in each account. Default: the role that the stack set has, else
     * {@code AWSCloudFormationStackSetExecutionRole}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.executionRoleName")
    String executionRoleName;

    /**
     * In how many accounts of a Region the stack set may fail before it stops, 0 or more. The build fails in any case.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.failureTolerance", defaultValue = "0")
    String failureTolerance;

    /**
     * In how many accounts the stack set works at the same time, 1 or more; CloudFormation uses at most
     * {@code failureTolerance} + 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.maxConcurrent", defaultValue = "1")
    String maxConcurrent;

    private int parallelism;
    private List<String> requestedRegions = List.of();
    private Optional<DeployOptions> options = Optional.empty();
    private Optional<StackSetGoal> stackSetGoal = Optional.empty();

    @Override
    String goal() {
        return "deploy";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        Optional<ChangeSetUse> use = parameters.read(this::changeSetUse);
        Optional<Recreate> recreate = parameters.read(this::recreate);
        Optional<OnFailure> afterFailure = parameters.read(this::onFailure);
        parallelism = parameters.integerFrom(1, "parallel", parallel);
        Optional<Duration> followed = parameters.duration("timeout", timeout);
        Optional<List<String>> topics =
                parameters.read(() -> ListParameter.of("stepscale.notificationArns", notificationArns));
        Optional<List<String>> alarms =
                parameters.read(() -> ListParameter.of("stepscale.rollbackAlarms", rollbackAlarms));
        if (stackSet != null) {
            stackSetGoal = Optional.of(StackSetGoal.read(this, parameters, followed));
            return;
        }
        stackSetGoal = Optional.empty();
        parameters.read(() -> ListParameter.regions(regions)).ifPresent(read -> requestedRegions = read);
        parameters.add(StackSetGoal.mistakesWithoutStackSet(this));
        parameters.add(repair && changeSet != null ? List.of(Messages.noRepairWithChangeSet()) : List.of());
        options = parameters.readIfValid(() -> options(followed.orElseThrow())
                .changeSet(use.orElseThrow())
                .recreateFailed(recreate.orElseThrow())
                .onFailure(afterFailure.orElseThrow())
                .notificationArns(topics.orElseThrow())
                .rollbackAlarms(alarms.orElseThrow())
                .build());
    }

    @Override
    String retryHint() {
        return "it continues from the current state of the stack";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        if (stackSetGoal.isPresent()) {
            stackSetGoal.get().operate(gate);
            return;
        }
        List<DeployRequest> requests =
                certifiedStacks(gate).stream().map(DeployRequest::of).toList();
        ParallelDeployResult result = new ParallelDeploy(connection(), output(), parallelism, failFast, hints())
                .run(requests, requestedRegions, options.orElseThrow());
        if (result.members().size() > 1) {
            result.summary().forEach(getLog()::info);
        }
        List<Throwable> unwritten = new ArrayList<>();
        for (ParallelDeployResult.Member member : result.members()) {
            String region = requestedRegions.isEmpty() ? "" : "." + member.region();
            member.result().flatMap(deployed -> publish(deployed, region)).ifPresent(unwritten::add);
        }
        requireSuccess(result);
        if (!unwritten.isEmpty()) {
            throw BuildFailures.execution(
                    unwritten.stream().map(Throwable::getMessage).collect(Collectors.joining(System.lineSeparator())),
                    unwritten.get(0));
        }
    }

    /** The stacks that pass the gate, each with the certificate that is demanded; fails with all that have none. */
    List<SynthesizedStack> certifiedStacks(FindingGate gate) throws MojoFailureException {
        List<SynthesizedStack> stacks = passingStacks(gate);
        if (certificate != null) {
            new CertificateFiles(startDirectory.toPath(), certificate.toPath(), hints()).requireAll(stacks, getLog());
        }
        return stacks;
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
            buildState().publish(property);
            project.getProperties().setProperty(property, value);
        });
        return Attempt.of(() -> {
                    write(name + ".deployment.json", DeploymentJson.of(result));
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

    /** Options that need no conversion. */
    private DeployOptions.Builder options(Duration followed) {
        DeployOptions.Builder builder = DeployOptions.builder()
                .dryRun(dryRun)
                .continueRollback(continueRollback)
                .allowReplacement(allowReplacement)
                .adopt(adopt)
                .verify(verify)
                .repair(repair)
                .preflight(preflight)
                .timeout(followed);
        if (cloudFormationRoleArn != null) {
            builder.cloudFormationRoleArn(cloudFormationRoleArn);
        }
        if (terminationProtection != null) {
            builder.terminationProtection(terminationProtection);
        }
        return builder;
    }

    private ChangeSetUse changeSetUse() throws MojoFailureException {
        if (changeSet == null) {
            return new ChangeSetUse.Execute();
        }
        Matcher matcher = CHANGE_SET.matcher(changeSet.equals("keep") ? "keep:stepscale" : changeSet);
        if (!matcher.matches()) {
            throw new MojoFailureException(
                    Messages.choice("stepscale.changeSet", changeSet, "keep, keep:<name> or execute:<name>"));
        }
        String name = matcher.group(2);
        return matcher.group(1).equals("keep") ? new ChangeSetUse.Keep(name) : new ChangeSetUse.ExecuteKept(name);
    }

    private Recreate recreate() throws MojoFailureException {
        if (recreateFailed == null) {
            return Recreate.EMPTY;
        }
        return switch (recreateFailed) {
            case "true" -> Recreate.ANY;
            case "false" -> Recreate.NEVER;
            default ->
                throw new MojoFailureException(
                        Messages.choice("stepscale.recreateFailed", recreateFailed, "true or false"));
        };
    }

    private OnFailure onFailure() throws MojoFailureException {
        if (onFailure == null) {
            return OnFailure.DELETE;
        }
        return switch (onFailure) {
            case "delete" -> OnFailure.DELETE;
            case "rollback" -> OnFailure.ROLLBACK;
            case "keep" -> OnFailure.KEEP;
            default ->
                throw new MojoFailureException(
                        Messages.choice("stepscale.onFailure", onFailure, "delete, rollback or keep"));
        };
    }
}

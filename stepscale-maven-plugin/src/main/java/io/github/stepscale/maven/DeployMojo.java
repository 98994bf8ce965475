package io.github.stepscale.maven;

import io.github.stepscale.maven.file.CertificateFiles;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.File;
import java.util.List;
import java.util.Optional;
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

    private Optional<StackGoal> stackGoal = Optional.empty();
    private Optional<StackSetGoal> stackSetGoal = Optional.empty();

    @Override
    String goal() {
        return "deploy";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        DeployChoices choices = DeployChoices.read(this, parameters);
        boolean ofStackSet = stackSet != null;
        stackSetGoal =
                ofStackSet ? Optional.of(StackSetGoal.read(this, parameters, choices.timeout())) : Optional.empty();
        stackGoal = ofStackSet ? Optional.empty() : Optional.of(StackGoal.read(this, parameters, choices));
    }

    @Override
    String retryHint() {
        return "it continues from the current state of the stack";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        if (stackSetGoal.isPresent()) {
            stackSetGoal.get().operate(gate);
        } else {
            stackGoal.orElseThrow().operate(gate);
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
}

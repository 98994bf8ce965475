package io.github.stepscale.maven;

import io.github.stepscale.operation.deploy.ChangeSetUse;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployOptions.Recreate;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.DeploymentJson;
import io.github.stepscale.operation.deploy.ParallelDeploy;
import io.github.stepscale.operation.deploy.ParallelDeployResult;
import io.github.stepscale.operation.shared.Attempt;
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
 * Deploys the stack of each descriptor through a change set: checks, shows what will change, changes it, follows it to the
 * end, and names the cause if it fails. Nothing to change is a success. The stack's outputs become project properties,
 * {@code stepscale.<stackName>.<output>}, and what was done is written to {@code <stackName>.deployment.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", threadSafe = true)
public class DeployMojo extends AbstractAwsMojo {
    private static final Pattern CHANGE_SET = Pattern.compile("(keep|execute):([a-zA-Z][-a-zA-Z0-9]{0,127})");

    /**
     * Shows what would change, and changes nothing. Of a new stack an empty one may stay behind, in REVIEW_IN_PROGRESS; the
     * next run uses it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * {@code keep} or {@code keep:<name>} makes a change set and leaves it for people to look at; {@code execute:<name>}
     * executes it later. {@code keep} alone names it {@code stepscale}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.changeSet")
    String changeSet;

    /**
     * Whether a stack whose creation failed may be deleted and created again. By default one that was rolled back and holds
     * nothing; {@code true}: also one whose rollback got stuck, which may hold resources; {@code false}: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.recreateFailed")
    String recreateFailed;

    /**
     * Whether a failed rollback is continued, or a failed update rolled back, before deploying.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.continueRollback", defaultValue = "false")
    boolean continueRollback;

    /**
     * Whether a resource of the stack may be replaced or removed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.allowReplacement", defaultValue = "false")
    boolean allowReplacement;

    /**
     * Whether a stack may be taken over that is not ours: one with resources that no template of ours has, or with another
     * scalable target than the descriptor's; with {@code stackSet}, a stack set. To remove what is not in the descriptor,
     * {@code stepscale.allowReplacement} is needed too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.adopt", defaultValue = "false")
    boolean adopt;

    /**
     * ARN of the role that CloudFormation acts as, instead of the caller.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.cloudFormationRoleArn")
    String cloudFormationRoleArn;

    /**
     * Whether the stack refuses to be deleted. Not given: left as it is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.terminationProtection")
    Boolean terminationProtection;

    /**
     * ARNs of SNS topics that hear of the stack's events.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.notificationArns")
    List<String> notificationArns;

    /**
     * ARNs of alarms that roll the deployment back, at most 5. Not those that scale: they are in ALARM often.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.rollbackAlarms")
    List<String> rollbackAlarms;

    /**
     * How long an operation is followed: {@code 90s}, {@code 30m}, {@code 2h}. It goes on afterwards.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.timeout", defaultValue = "30m")
    String timeout;

    /**
     * How many stacks are deployed at the same time, where there are several.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.parallel", defaultValue = "4")
    String parallel;

    /**
     * Whether no further stack is begun once one has failed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.failFast", defaultValue = "false")
    boolean failFast;

    /**
     * Several Regions, each of which gets every stack. The Region is then part of the names of properties,
     * {@code stepscale.<stackName>.<region>.<output>}, and of files. With {@code stackSet}: the Regions of its instances, in
     * the order in which they are made.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.regions")
    List<String> regions;

    /**
     * A stack set to hand the template to, instead of making a stack: for many accounts and Regions. Created if there is
     * none, else updated; missing instances are made, none is deleted. What was done is written to
     * {@code <stackSet>.stackset.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.stackSet")
    String stackSet;

    /**
     * The accounts of the stack set's instances.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.accounts")
    List<String> accounts;

    /**
     * The organizational units of the stack set's instances, with the permission model {@code SERVICE_MANAGED} instead of
     * accounts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.organizationalUnits")
    List<String> organizationalUnits;

    /**
     * By whose leave the stack set works in the accounts: {@code SELF_MANAGED}, by roles that are there already, or
     * {@code SERVICE_MANAGED}, by AWS Organizations.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.permissionModel", defaultValue = "SELF_MANAGED")
    String permissionModel;

    /**
     * With {@code SERVICE_MANAGED}: {@code SELF} from the management account, {@code DELEGATED_ADMIN} from the account of a
     * delegated administrator.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.callAs", defaultValue = "SELF")
    String callAs;

    /**
     * With {@code SELF_MANAGED}: ARN of the role in this account that goes into the others. Not given:
     * {@code AWSCloudFormationStackSetAdministrationRole}, or the one that the stack set has.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.administrationRoleArn")
    String administrationRoleArn;

    /**
     * With {@code SELF_MANAGED}: name of the role in each account that works there. Not given:
     * {@code AWSCloudFormationStackSetExecutionRole}, or the one that the stack set has.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.executionRoleName")
    String executionRoleName;

    /**
     * In how many accounts of a Region the stack set may fail before it stops. The build fails in any case.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.failureTolerance", defaultValue = "0")
    String failureTolerance;

    /**
     * In how many accounts the stack set works at the same time; no more than one above the failure tolerance.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.maxConcurrent", defaultValue = "1")
    String maxConcurrent;

    @Override
    String goal() {
        return "deploy";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        parameters.read(this::use);
        parameters.read(this::recreate);
        parameters.read(this::atLeastOne);
        parameters.read(this::patience);
        parameters.read(this::topics);
        parameters.read(this::guards);
        StackSetGoal set = new StackSetGoal(this);
        if (stackSet == null) {
            parameters.read(() -> ListParameter.regions(regions));
            parameters.add(set.pointless());
        } else {
            set.readParameters(parameters);
        }
    }

    @Override
    String again() {
        return "it goes on from where the stack is";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        if (stackSet != null) {
            new StackSetGoal(this).operate(gate);
            return;
        }
        DeployOptions options = options();
        List<String> everywhere = ListParameter.regions(regions);
        List<DeployRequest> requests =
                check(gate).stream().map(DeployRequest::of).toList();
        ParallelDeployResult fleet = new ParallelDeploy(
                        connection(), output(), atLeastOne(), failFast, MavenHints.INSTANCE)
                .run(requests, everywhere, options);
        if (fleet.members().size() > 1) {
            fleet.summary().forEach(getLog()::info);
        }
        List<Throwable> notWritten = new ArrayList<>();
        for (ParallelDeployResult.Member member : fleet.members()) {
            member.result()
                    .ifPresent(result -> publish(result, everywhere.isEmpty() ? "" : "." + member.region())
                            .ifPresent(notWritten::add));
        }
        requireSuccess(fleet);
        if (!notWritten.isEmpty()) {
            throw BuildFailures.execution(
                    notWritten.stream().map(Throwable::getMessage).collect(Collectors.joining(System.lineSeparator())),
                    notWritten.get(0));
        }
    }

    /**
     * The outputs as properties of the project, and what was done as a file.
     *
     * @return why the file could not be written
     */
    private Optional<Throwable> publish(DeployResult result, String region) {
        String name = result.stack() + region;
        result.outputs().forEach((key, value) -> {
            String property = KnownParameters.PREFIX + name + "." + key;
            memory().publish(property);
            project.getProperties().setProperty(property, value);
        });
        return Attempt.of(() -> {
                    write(name + ".deployment.json", DeploymentJson.of(result));
                    return name;
                })
                .failure();
    }

    private static void requireSuccess(ParallelDeployResult fleet) throws MojoExecutionException, MojoFailureException {
        List<ParallelDeployResult.Member> failures = fleet.failures();
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.stream()
                .flatMap(member -> member.cause().stream())
                .findFirst()
                .orElseThrow();
        if (fleet.members().size() > 1) {
            throw BuildFailures.failure(
                    Advice.fleet(failures.size(), fleet.members().size()), first);
        }
        if (first instanceof RuntimeException known) {
            throw known;
        }
        throw BuildFailures.execution(failures.get(0).failure().orElseThrow(), first);
    }

    private int atLeastOne() throws MojoFailureException {
        return NumberParameter.from(1, "stepscale.parallel", parallel);
    }

    /** How long an operation is followed. */
    Duration patience() throws MojoFailureException {
        return DurationParameter.of("stepscale.timeout", timeout);
    }

    private List<String> topics() throws MojoFailureException {
        return ListParameter.of("stepscale.notificationArns", notificationArns);
    }

    private List<String> guards() throws MojoFailureException {
        return ListParameter.of("stepscale.rollbackAlarms", rollbackAlarms);
    }

    private DeployOptions options() throws MojoFailureException {
        DeployOptions.Builder options = DeployOptions.builder()
                .dryRun(dryRun)
                .changeSet(use())
                .recreate(recreate())
                .continueRollback(continueRollback)
                .allowReplacement(allowReplacement)
                .adopt(adopt)
                .notificationArns(topics())
                .rollbackAlarms(guards())
                .timeout(patience());
        if (cloudFormationRoleArn != null) {
            options.roleArn(cloudFormationRoleArn);
        }
        if (terminationProtection != null) {
            options.protection(terminationProtection);
        }
        return options.build();
    }

    private ChangeSetUse use() throws MojoFailureException {
        if (changeSet == null) {
            return new ChangeSetUse.Execute();
        }
        Matcher matcher = CHANGE_SET.matcher(changeSet.equals("keep") ? "keep:stepscale" : changeSet);
        if (!matcher.matches()) {
            throw new MojoFailureException(
                    Advice.choice("stepscale.changeSet", changeSet, "keep, keep:<name> or execute:<name>"));
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
                        Advice.choice("stepscale.recreateFailed", recreateFailed, "true or false"));
        };
    }
}

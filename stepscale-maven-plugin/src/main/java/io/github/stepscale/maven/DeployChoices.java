package io.github.stepscale.maven;

import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.ParameterMessages;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.deploy.ChangeSetUse;
import io.github.stepscale.operation.deploy.DeployOptions.OnFailure;
import io.github.stepscale.operation.deploy.DeployOptions.Recreate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The parameters of a deployment that are converted from text. Each is empty if it is wrong.
 *
 * @param changeSet what becomes of the change set
 * @param recreate which stacks whose creation failed are created again
 * @param onFailure what is left of a stack whose first creation fails
 * @param parallelism the stacks that are deployed at the same time; 1, which is then never used, if it is wrong
 * @param timeout how long to follow an operation
 * @param topics the ARNs of the topics of the stack's events
 * @param alarms the ARNs of the alarms that roll the deployment back
 */
record DeployChoices(
        Optional<ChangeSetUse> changeSet,
        Optional<Recreate> recreate,
        Optional<OnFailure> onFailure,
        int parallelism,
        Optional<Duration> timeout,
        Optional<List<String>> topics,
        Optional<List<String>> alarms) {
    private static final Pattern CHANGE_SET = Pattern.compile("(keep|execute):([a-zA-Z][-a-zA-Z0-9]{0,127})");

    /** Reads them and collects their mistakes. */
    static DeployChoices read(DeployMojo deploy, Parameters parameters) {
        return new DeployChoices(
                parameters.read(() -> changeSetUse(deploy.changeSet)),
                parameters.read(() -> recreate(deploy.recreateFailed)),
                parameters.read(() -> onFailure(deploy.onFailure)),
                parameters.integerFrom(1, "parallel", deploy.parallel),
                parameters.duration("timeout", deploy.timeout),
                parameters.read(() -> ListParameter.of("stepscale.notificationArns", deploy.notificationArns)),
                parameters.read(() -> ListParameter.of("stepscale.rollbackAlarms", deploy.rollbackAlarms)));
    }

    private static ChangeSetUse changeSetUse(String changeSet) throws MojoFailureException {
        if (changeSet == null) {
            return new ChangeSetUse.Execute();
        }
        Matcher matcher = CHANGE_SET.matcher(changeSet.equals("keep") ? "keep:stepscale" : changeSet);
        if (!matcher.matches()) {
            throw new MojoFailureException(
                    ParameterMessages.choice("stepscale.changeSet", changeSet, "keep, keep:<name> or execute:<name>"));
        }
        String name = matcher.group(2);
        return matcher.group(1).equals("keep") ? new ChangeSetUse.Keep(name) : new ChangeSetUse.ExecuteKept(name);
    }

    private static Recreate recreate(String recreateFailed) throws MojoFailureException {
        if (recreateFailed == null) {
            return Recreate.EMPTY;
        }
        return switch (recreateFailed) {
            case "true" -> Recreate.ANY;
            case "false" -> Recreate.NEVER;
            default ->
                throw new MojoFailureException(
                        ParameterMessages.choice("stepscale.recreateFailed", recreateFailed, "true or false"));
        };
    }

    private static OnFailure onFailure(String onFailure) throws MojoFailureException {
        if (onFailure == null) {
            return OnFailure.DELETE;
        }
        return switch (onFailure) {
            case "delete" -> OnFailure.DELETE;
            case "rollback" -> OnFailure.ROLLBACK;
            case "keep" -> OnFailure.KEEP;
            default ->
                throw new MojoFailureException(
                        ParameterMessages.choice("stepscale.onFailure", onFailure, "delete, rollback or keep"));
        };
    }
}

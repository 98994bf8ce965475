package io.github.stepscale.operation;

import io.github.stepscale.aws.AwsException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to do about what AWS said: every such sentence stands here. */
public final class Remedy {
    private record Known(String sign, String advice) {}

    /** Where CloudFormation lacks a permission: it acts as the caller, or as a role of its own. */
    private static final String GRANT_EITHER =
            "Grant the caller, or the role of stepscale.cloudFormationRoleArn, what is named there";

    /** Where a request of our own lacks it. */
    private static final String GRANT_CALLER = "Grant the caller what is named there";

    /** The first sign that a reason contains decides; in lower case. */
    private static final List<Known> CAUSES = List.of(
            new Known(
                    "could not find endpoint",
                    "Check the endpoint's name, upper and lower case, and that it is in this account and Region"),
            new Known(
                    "could not find variant",
                    "Check variantName: it is the ProductionVariant's name in the endpoint's configuration"),
            new Known(
                    "could not find inference component",
                    "Check inferenceComponentName, and that it is in this account and Region"),
            new Known(
                    "no scalable target registered",
                    "The scalable target was not there yet, or was taken away, as DeleteEndpoint does: run mvn"
                            + " stepscale:deploy again, and if it says the same, mvn stepscale:delete before"),
            new Known(
                    "createservicelinkedrole",
                    "Grant iam:CreateServiceLinkedRole once, or let an administrator create the role"
                            + " AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint"),
            new Known(
                    "resourcelimitexceeded",
                    "Ask for a higher quota of this instance type for endpoint usage in Service Quotas, or lower"
                            + " maxCapacity"),
            new Known("limitexceeded", "Ask for a higher quota in Service Quotas, or delete what is not needed"),
            new Known("limit exceeded", "Ask for a higher quota in Service Quotas, or delete what is not needed"),
            new Known(
                    "already exists",
                    "Something else made a resource of this name: delete that, or choose another stackName"),
            new Known("is not authorized to perform", GRANT_EITHER),
            new Known("accessdenied", GRANT_EITHER),
            new Known(
                    "delegated admin",
                    "Run it in the management account of the organization, or in an account that is a delegated"
                            + " administrator, with -Dstepscale.callAs=DELEGATED_ADMIN and leave to call"
                            + " organizations:ListDelegatedAdministrators"),
            new Known(
                    "security token",
                    "Get new credentials (aws sso login, or whatever gave you the last ones), then run it again"),
            new Known(
                    "in rollback_complete state",
                    "Deploy without stepscale.recreateFailed=false, so that the dead stack is deleted first"),
            new Known(
                    "minimum capacity",
                    "Check minCapacity and maxCapacity against what the variant can have; only asynchronous endpoints and"
                            + " inference components can go to zero"),
            new Known(
                    "dashboard",
                    "Read the dashboard's message above; dashboard: false in the descriptor leaves it out"));

    /** As above, for what goes wrong only on the way into another account. */
    private static final List<Known> CAUSES_OF_INSTANCES = List.of(
            new Known(
                    "role with trust relationship",
                    "Make the execution role in that account and let it trust the administration role, or name the one"
                            + " there is with stepscale.executionRoleName"),
            new Known(
                    "sts:assumerole",
                    "Let the administration role assume the execution role of that account, and that one trust it"),
            new Known("is not authorized to perform", "Grant the execution role of that account what is named there"),
            new Known("accessdenied", "Grant the execution role of that account what is named there"));

    private Remedy() {}

    /** The reason that CloudFormation gives for an instance of a stack set, and what to do about it. */
    public static String explained(String reason) {
        String said = reason.isEmpty() ? "CloudFormation gives no reason" : reason;
        return ended(said)
                + first(CAUSES_OF_INSTANCES, reason)
                        .or(() -> of(reason))
                        .map(advice -> " " + advice + ".")
                        .orElse("");
    }

    /** What to do about a failed resource, by the reason that CloudFormation gives. */
    public static Optional<String> of(String reason) {
        return first(CAUSES, reason);
    }

    private static Optional<String> first(List<Known> causes, String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return causes.stream()
                .filter(known -> lower.contains(known.sign()))
                .map(Known::advice)
                .findFirst();
    }

    /** The whole sentence about whatever ended an operation. */
    public static String sentence(Throwable failed) {
        return sentence(failed, "");
    }

    /**
     * The same, and what another run does, where waiting may help.
     *
     * @param again half a sentence, such as {@code it goes on from where the stack is}; empty for nothing
     */
    public static String sentence(Throwable failed, String again) {
        if (failed instanceof AwsException refused) {
            return sentence(refused, again);
        }
        return failed instanceof OperationException stopped
                ? stopped.getMessage()
                : "A defect of stepscale: " + failed + ". Run it with mvn -e, and report what that shows.";
    }

    /** The whole sentence about a failed request: what failed, and what to do. */
    public static String sentence(AwsException failed) {
        return ended(failed.getMessage()) + " " + of(failed) + ".";
    }

    /** The same, with half a sentence about what another run does. */
    public static String sentence(AwsException failed, String again) {
        return again.isEmpty() || !failed.isTransient()
                ? sentence(failed)
                : ended(failed.getMessage()) + " " + of(failed) + ": " + again + ".";
    }

    /** What failed, where the operation goes on without it; and what to grant, if that would help. */
    public static String aside(AwsException failed) {
        return failed.kind() == AwsException.Kind.ACCESS_DENIED ? sentence(failed) : ended(failed.getMessage());
    }

    private static String of(AwsException failed) {
        return switch (failed.kind()) {
            case NO_CREDENTIALS ->
                "Sign in (aws configure, aws sso login, or the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY),"
                        + " or name a profile with stepscale.profile";
            case NO_PROFILE -> "Correct stepscale.profile, or add that profile with aws configure --profile";
            case EXPIRED_CREDENTIALS ->
                "Get new credentials (aws sso login, or whatever gave you the last ones), then run it again";
            case WRONG_CREDENTIALS ->
                "AWS does not know these credentials: check the profile or the environment variables, and that the"
                        + " partition of the Region is theirs";
            case WRONG_ACCOUNT ->
                "Nothing else was asked of AWS. Sign in to the account that is meant, name its profile with"
                        + " stepscale.profile, or correct stepscale.expectedAccount";
            case NO_REGION -> "Name one with stepscale.region, AWS_REGION, or in the profile";
            case BAD_CONFIGURATION -> "Correct that file, then run it again";
            case UNREACHABLE -> "Check the network, the Region's name and stepscale.endpoint, then run it again";
            case THROTTLED -> "Wait a little, then run it again";
            case BUSY -> "Wait until that is over, then run it again";
            case SERVICE -> "Run it again in a while";
            case UNKNOWN_STATE -> "Wait until that is over, or use a newer stepscale";
            case LOGGED -> "Run Maven without -X, or set that logger to warn";
            case ACCESS_DENIED, LIMIT, NOT_FOUND, EXISTS, REFUSED ->
                of(failed.detail())
                        .map(advice -> advice.equals(GRANT_EITHER) ? GRANT_CALLER : advice)
                        .orElse("Correct that, then run it again");
        };
    }

    public static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}

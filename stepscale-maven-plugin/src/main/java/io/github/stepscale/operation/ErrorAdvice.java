package io.github.stepscale.operation;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.text.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Advice about errors of AWS: every such sentence is here. The methods without {@link Hints} speak to the caller of the
 * library.
 */
public final class ErrorAdvice {
    private record KnownCause(String fragment, Function<Hints, String> advice) {
        KnownCause(String fragment, String advice) {
            this(fragment, hints -> advice);
        }

        String advice(Hints hints) {
            return advice.apply(hints);
        }
    }

    /** Where CloudFormation lacks a permission: it acts as the caller, or as a role of its own. */
    private static final Function<Hints, String> GRANT_EITHER =
            hints -> "Grant that permission to the caller, or to the role of " + hints.option("cloudFormationRoleArn");

    /** Where a request of stepscale lacks it. */
    private static final String GRANT_CALLER = "Grant the caller that permission";

    /** Where AWS has no instance of the type; not to be confused with a quota of the account. */
    private static final String LACK_OF_CAPACITY =
            "AWS has too few instances of this type at the moment: list other types in the instance pools of the endpoint"
                    + " configuration, use a capacity reservation, or another Region";

    /** The first entry whose fragment a reason contains applies. Fragments are in lower case. */
    private static final List<KnownCause> CAUSES = List.of(
            new KnownCause(
                    "could not find endpoint",
                    "Check the endpoint's name, upper and lower case, and that it is in this account and Region"),
            new KnownCause(
                    "could not find variant",
                    "Check variantName: it is the ProductionVariant's name in the endpoint's configuration"),
            new KnownCause(
                    "could not find inference component",
                    "Check inferenceComponentName, and that it is in this account and Region"),
            new KnownCause(
                    "no scalable target registered",
                    hints -> "The scalable target is not registered yet, or DeleteEndpoint removed it: run "
                            + hints.run("deploy", Map.of("repair", "true"))
                            + ", which creates the stack again if the target is gone"),
            new KnownCause(
                    "createservicelinkedrole",
                    "Grant iam:CreateServiceLinkedRole once, or let an administrator create the role"
                            + " AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint"),
            new KnownCause("insufficientinstancecapacity", LACK_OF_CAPACITY),
            new KnownCause("insufficient capacity", LACK_OF_CAPACITY),
            new KnownCause("unable to provision requested ml compute capacity", LACK_OF_CAPACITY),
            new KnownCause("capacityerror", LACK_OF_CAPACITY),
            new KnownCause(
                    "resourcelimitexceeded",
                    "Request a higher quota of this instance type for endpoint usage in Service Quotas, or lower"
                            + " maxCapacity"),
            new KnownCause("limitexceeded", "Request a higher quota in Service Quotas, or delete what is not needed"),
            new KnownCause("limit exceeded", "Request a higher quota in Service Quotas, or delete what is not needed"),
            new KnownCause("already exists", "A resource of this name exists: delete it, or choose another stackName"),
            new KnownCause("is not authorized to perform", GRANT_EITHER),
            new KnownCause("accessdenied", GRANT_EITHER),
            new KnownCause(
                    "delegated admin",
                    hints ->
                            "Run it in the management account of the organization, or in an account that is a delegated"
                                    + " administrator, with " + hints.set("callAs", "DELEGATED_ADMIN")
                                    + " and permission to call organizations:ListDelegatedAdministrators"),
            new KnownCause("security token", "Get new credentials (such as with aws sso login), then run it again"),
            new KnownCause(
                    "in rollback_complete state",
                    hints -> "Deploy without " + hints.set("recreateFailed", "false")
                            + ", so that the failed stack is deleted first"),
            new KnownCause(
                    "minimum capacity",
                    "Check minCapacity and maxCapacity against what the variant supports; only asynchronous"
                            + " endpoints and inference components can scale to zero"),
            new KnownCause(
                    "dashboard",
                    "Read the dashboard's message above; dashboard: false in the descriptor leaves it out"));

    /** Causes that occur only in the instances of a stack set, on the way into another account. */
    private static final List<KnownCause> CAUSES_OF_INSTANCES = List.of(
            new KnownCause(
                    "role with trust relationship",
                    hints -> "Create the execution role in that account and let it trust the administration role, or"
                            + " name an existing one with " + hints.option("executionRoleName")),
            new KnownCause(
                    "sts:assumerole",
                    "Allow the administration role to assume the execution role of that account, and let that role"
                            + " trust it"),
            new KnownCause(
                    "is not authorized to perform", "Grant that permission to the execution role of that account"),
            new KnownCause("accessdenied", "Grant that permission to the execution role of that account"));

    private ErrorAdvice() {}

    /** Explains the failure of a stack set's instance: CloudFormation's reason and the fix. */
    public static String explainInstance(String reason, Hints hints) {
        String cause = reason.isEmpty() ? "CloudFormation gives no reason" : reason;
        Optional<String> advice =
                find(CAUSES_OF_INSTANCES, reason).or(() -> find(CAUSES, reason)).map(known -> known.advice(hints));
        return Sentences.end(cause) + advice.map(text -> " " + text + ".").orElse("");
    }

    /** Explains the failure of a resource: CloudFormation's reason and the fix. */
    public static String explain(String reason, Hints hints) {
        return Sentences.end(reason)
                + advice(reason, hints).map(advice -> " " + advice + ".").orElse("");
    }

    /** Returns what to do about a failed resource, by the reason that AWS gives. */
    public static Optional<String> advice(String reason) {
        return advice(reason, LibraryHints.INSTANCE);
    }

    /** Returns what to do about a failed resource, by the reason that AWS gives, in the words of a front end. */
    public static Optional<String> advice(String reason, Hints hints) {
        return find(CAUSES, reason).map(known -> known.advice(hints));
    }

    private static Optional<KnownCause> find(List<KnownCause> causes, String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return causes.stream().filter(known -> lower.contains(known.fragment())).findFirst();
    }

    /** Describes what ended an operation, and what to do. */
    public static String sentence(Throwable failed, Hints hints) {
        return sentence(failed, "", hints);
    }

    /**
     * Describes what ended an operation, what to do, and what another run does, where waiting may help.
     *
     * @param again half a sentence, such as {@code it continues from the current state of the stack}; empty for nothing
     */
    public static String sentence(Throwable failed, String again, Hints hints) {
        if (failed instanceof AwsException refused) {
            return sentence(refused, again, hints);
        }
        return failed instanceof OperationException stopped
                ? stopped.getMessage()
                : "A defect of stepscale: " + failed + ". Report it with its stack trace.";
    }

    /** Describes a failed request and what to do. */
    public static String sentence(AwsException failed) {
        return sentence(failed, LibraryHints.INSTANCE);
    }

    /** Describes a failed request and what to do, in the words of a front end. */
    public static String sentence(AwsException failed, Hints hints) {
        return Sentences.end(failed.getMessage()) + " " + advice(failed, hints) + ".";
    }

    private static String sentence(AwsException failed, String again, Hints hints) {
        return again.isEmpty() || !failed.isTransient()
                ? sentence(failed, hints)
                : Sentences.end(failed.getMessage()) + " " + advice(failed, hints) + ": " + again + ".";
    }

    /** Describes a failed request that does not stop the operation, and the permission to grant, if one is missing. */
    public static String note(AwsException failed) {
        return failed.kind() == AwsException.Kind.ACCESS_DENIED ? sentence(failed) : Sentences.end(failed.getMessage());
    }

    private static String advice(AwsException failed, Hints hints) {
        return switch (failed.kind()) {
            case NO_CREDENTIALS ->
                "Sign in (aws configure, aws sso login, or the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY),"
                        + " or name a profile with " + hints.option("profile");
            case NO_PROFILE ->
                "Correct " + hints.option("profile") + ", or add that profile with aws configure --profile";
            case EXPIRED_CREDENTIALS -> "Get new credentials (such as with aws sso login), then run it again";
            case WRONG_CREDENTIALS ->
                "AWS does not know these credentials: check the profile or the environment variables, and that the"
                        + " Region is in their partition";
            case WRONG_ACCOUNT ->
                "No other request was sent. Sign in to the expected account, name its profile with "
                        + hints.option("profile") + ", or correct " + hints.option("expectedAccount");
            case NO_REGION -> "Name one with " + hints.option("region") + ", AWS_REGION, or in the profile";
            case BAD_CONFIGURATION -> "Correct that file, then run it again";
            case UNREACHABLE ->
                "Check the network, the Region's name and " + hints.option("endpoint") + ", then run it again";
            case THROTTLED -> "Wait a moment, then run it again";
            case BUSY -> "Wait until that ends, then run it again";
            case SERVICE -> "Run it again later";
            case UNKNOWN_STATE -> "Wait until that ends, or use a newer stepscale";
            case LOGGED -> "Turn debug logging off, or set that logger to warn";
            case ACCESS_DENIED, LIMIT, NOT_FOUND, EXISTS, REFUSED ->
                find(CAUSES, failed.detail())
                        .map(known -> known.advice() == GRANT_EITHER ? GRANT_CALLER : known.advice(hints))
                        .orElse("Correct that, then run it again");
        };
    }
}

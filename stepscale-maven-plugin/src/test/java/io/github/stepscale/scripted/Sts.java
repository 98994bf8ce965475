package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** STS: who asks, and credentials for whom they would like to be. */
final class Sts {
    private static final String ID = "AROASCRIPTEDAWS";

    private static final int ACCOUNT_IN_ARN = 4;

    private final Script script;
    /** Whoever assumed a role asks as that role from then on. */
    private volatile String account = Services.ACCOUNT;

    Sts(Script script) {
        this.script = script;
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "GetCallerIdentity" ->
                Json.object()
                        .put("Account", account)
                        .put("UserId", "AIDASCRIPTEDAWS")
                        .put("Arn", "arn:aws:iam::" + account + ":user/tester");
            case "AssumeRole" -> assume(request.required("RoleArn"), request.required("RoleSessionName"));
            default ->
                throw AwsError.refusal(
                        "InvalidAction", "The action " + request.action() + " is not valid for this web service");
        };
    }

    private JsonNode assume(String role, String session) {
        account = role.split(":")[ACCOUNT_IN_ARN];
        ObjectNode answer = Json.object();
        answer.putObject("Credentials")
                .put("AccessKeyId", "ASIASCRIPTEDAWS")
                .put("SecretAccessKey", "secret")
                .put("SessionToken", "token")
                .putPOJO("Expiration", script.now().plus(Duration.ofHours(1)));
        answer.putObject("AssumedRoleUser")
                .put("AssumedRoleId", ID + ":" + session)
                .put("Arn", role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/" + session);
        return answer;
    }
}

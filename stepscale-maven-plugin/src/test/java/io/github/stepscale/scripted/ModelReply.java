package io.github.stepscale.scripted;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a model, or SageMaker in its place, answers.
 *
 * @param status of HTTP; 0 closes the connection instead, below it the answer is none of HTTP
 * @param type of the error; empty for none
 * @param extra how long it takes beyond what every request takes
 */
public record ModelReply(int status, String type, String body, Duration extra) {
    public static final ModelReply OK = new ModelReply(200, "", "{\"predictions\": []}", Duration.ZERO);
    public static final ModelReply NOT_READY = error(429, "ModelNotReadyException", "Model is not ready for inference");
    public static final ModelReply UNAVAILABLE = error(503, "ServiceUnavailable", "Overloaded");
    public static final ModelReply INTERNAL = error(500, "InternalFailure", "Something broke");
    public static final ModelReply DEPENDENCY = error(530, "InternalDependencyException", "Something else broke");
    public static final ModelReply INVALID = error(400, "ValidationError", "Content type is wrong");
    public static final ModelReply NO_CAPACITY =
            error(400, "ValidationError", "Inference Component has no capacity to process this request.");
    public static final ModelReply NOT_FOUND =
            error(400, "ValidationError", "Endpoint orders of account 123456789012 not found.");
    public static final ModelReply DENIED = error(
            403,
            "AccessDeniedException",
            "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: sagemaker:InvokeEndpoint");
    /** As seen, without a message. */
    public static final ModelReply THROTTLED =
            new ModelReply(400, "ThrottlingException", "{\"message\":null}", Duration.ZERO);

    public static final ModelReply CLOSED = new ModelReply(0, "", "", Duration.ZERO);
    /** Something else listens there. */
    public static final ModelReply NOT_HTTP = new ModelReply(-1, "", "SSH-2.0-OpenSSH_9.2\r\n", Duration.ZERO);

    /** The container answered with an error of its own. */
    public static ModelReply modelError(int originalStatus, String message) {
        String body = Json.write(Json.object()
                .put("Message", "Received client error (" + originalStatus + ") from primary")
                .put("OriginalStatusCode", originalStatus)
                .put("OriginalMessage", message)
                .put("LogStreamArn", "arn:aws:logs:eu-central-1:123456789012:log-group:orders"));
        return new ModelReply(424, "ModelError", body, Duration.ZERO);
    }

    public ModelReply after(Duration time) {
        return new ModelReply(status, type, body, time);
    }

    private static ModelReply error(int status, String type, String message) {
        return new ModelReply(
                status, type, Json.write(Json.object().put("message", message).put("Message", message)), Duration.ZERO);
    }

    boolean closes() {
        return status == 0;
    }

    boolean isHttp() {
        return status > 0;
    }

    /** As it goes over the wire. */
    @Override
    public String toString() {
        if (!isHttp()) {
            return body;
        }
        String error = type.isEmpty() ? "" : "x-amzn-ErrorType: " + type + "\r\n";
        return "HTTP/1.1 " + status + " -\r\nContent-Type: application/json\r\n" + error + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }
}

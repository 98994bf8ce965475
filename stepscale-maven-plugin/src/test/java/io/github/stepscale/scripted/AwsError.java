package io.github.stepscale.scripted;

/** An answer that refuses, as the service words it. */
final class AwsError extends RuntimeException {
    private final int status;
    private final String code;

    AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static AwsError refusal(String code, String message) {
        return new AwsError(400, code, message);
    }

    static AwsError validation(String message) {
        return refusal("ValidationError", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}

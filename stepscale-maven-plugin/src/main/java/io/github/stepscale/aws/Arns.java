package io.github.stepscale.aws;

/** What an ARN says: {@code arn:partition:service:region:account:resource}. */
final class Arns {
    private static final int PARTS = 6;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private Arns() {}

    static String region(String arn) {
        return arn.split(":", PARTS)[REGION];
    }

    static String account(String arn) {
        return arn.split(":", PARTS)[ACCOUNT];
    }
}

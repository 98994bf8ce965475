package io.github.stepscale.scripted;

/** The services by the prefix of their actions in IAM, and whose account it is. */
final class Services {
    static final String CLOUDFORMATION = "cloudformation";
    static final String CLOUDWATCH = "cloudwatch";
    static final String SCALING = "application-autoscaling";
    static final String SAGEMAKER = "sagemaker";
    static final String QUOTAS = "servicequotas";
    static final String STS = "sts";
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";

    private Services() {}

    static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    static boolean speaksJson(String service) {
        return service.equals(SCALING) || service.equals(SAGEMAKER) || service.equals(QUOTAS);
    }

    static String arn(String service, String region, String resource) {
        return String.join(":", "arn", partition(region), service, region, ACCOUNT, resource);
    }
}

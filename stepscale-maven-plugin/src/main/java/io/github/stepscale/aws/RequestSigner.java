package io.github.stepscale.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;

/**
 * Signs requests that are not made by a client of the SDK, with the SDK's own signer.
 *
 * @param service its name in signatures, such as {@code sagemaker}
 */
record RequestSigner(AwsCredentialsProvider credentials, Region region, String service) {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    SignedRequest sign(SdkHttpRequest request, byte[] body) {
        return SIGNER.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }
}

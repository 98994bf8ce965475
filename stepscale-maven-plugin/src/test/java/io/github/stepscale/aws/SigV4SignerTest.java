package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/** The SDK's signer is the truth: the same request at the same time has the same headers. */
class SigV4SignerTest {
    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");
    private static final AwsCredentials PLAIN = AwsBasicCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG");
    private static final AwsCredentials SESSION =
            AwsSessionCredentials.create("ASIAEXAMPLE", "wJalrXUtn/+=", "to/k+en==");

    private static Map<String, String> bySdk(
            AwsCredentials caller, Instant time, URI address, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address).encodedPath(address.getRawPath());
        headers.forEach(request::putHeader);
        Map<String, String> signed = new TreeMap<>();
        AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(caller)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sagemaker")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request()
                .forEachHeader((name, values) -> signed.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        return signed;
    }

    private static Map<String, String> ours(
            AwsCredentials caller, Instant time, URI address, Map<String, String> headers, byte[] body) {
        SigV4Signer signer =
                new SigV4Signer(() -> caller, Region.EU_CENTRAL_1, "sagemaker", Clock.fixed(time, ZoneOffset.UTC));
        String authority = HttpOrigin.of(address).authority();
        signer.sign(authority, address.getRawPath(), headers, body); // the second uses the key of the first
        return signer.sign(authority, address.getRawPath(), headers, body);
    }

    private static URI address(String origin) {
        return URI.create(origin + "/endpoints/orders-1/invocations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://runtime.sagemaker.eu-central-1.amazonaws.com",
                "https://runtime.sagemaker.eu-central-1.amazonaws.com:443",
                "https://vpce-1.runtime.sagemaker.eu-central-1.vpce.amazonaws.com:8443",
                "http://127.0.0.1:4566",
                "http://localhost"
            })
    void theSignatureIsThatOfTheSdkForEveryAddress(String origin) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept", "*/*");
        for (AwsCredentials caller : List.of(PLAIN, SESSION)) {
            assertThat(ours(caller, NOON, address(origin), headers, new byte[] {1, 2, 3}))
                    .isEqualTo(bySdk(caller, NOON, address(origin), headers, new byte[] {1, 2, 3}));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSignatureIsThatOfTheSdkForEveryRequest(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            ModelInvoker.RequestParameters parameters = new ModelInvoker.RequestParameters(
                    "orders-1",
                    "application/json; charset=utf-8",
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random));
            byte[] body = new byte[random.nextInt(2_000)];
            random.nextBytes(body);
            Instant time = NOON.plusSeconds(random.nextInt(100_000_000));
            AwsCredentials caller = random.nextBoolean() ? PLAIN : SESSION;
            URI address = address("https://runtime.sagemaker.eu-central-1.amazonaws.com");

            assertThat(ours(caller, time, address, parameters.headers(), body))
                    .isEqualTo(bySdk(caller, time, address, parameters.headers(), body));
        }
    }

    private static Optional<String> text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt('~' - '!' + 1)));
        }
        return random.nextBoolean() ? Optional.empty() : Optional.of(text.toString());
    }

    /** Custom attributes may hold blanks, and the SDK's signature takes several as one. */
    @Test
    void blanksInAHeaderAreSignedAsTheSdkSignsThem() {
        Map<String, String> headers = Map.of("X-Amzn-SageMaker-Custom-Attributes", "a b  c   d");

        assertThat(ours(PLAIN, NOON, address("http://localhost"), headers, new byte[0]))
                .isEqualTo(bySdk(PLAIN, NOON, address("http://localhost"), headers, new byte[0]));
    }

    @Test
    void aNewDayAndNewCredentialsHaveKeysOfTheirOwn() {
        SigV4Signer[] signers = new SigV4Signer[1];
        AwsCredentials[] caller = {PLAIN};
        Instant[] time = {NOON};
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time[0];
            }
        };
        signers[0] = new SigV4Signer(() -> caller[0], Region.EU_CENTRAL_1, "sagemaker", clock);
        for (int day = 0; day < 3; day++) {
            for (AwsCredentials next : List.of(PLAIN, SESSION)) {
                caller[0] = next;
                time[0] = NOON.plusSeconds(day * 86_400L);
                assertThat(signers[0].sign("localhost", "/endpoints/orders-1/invocations", Map.of(), new byte[0]))
                        .isEqualTo(bySdk(next, time[0], address("http://localhost"), Map.of(), new byte[0]));
            }
        }
    }
}

package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** No message shows a secret, of AWS or of the SDK. */
class SecretRedactorTest {
    private static final String KEY = "ASIATESTTESTTESTTEST";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYTESTTESTKEY";
    private static final String TOKEN = "no/sign+of/its+own==";

    @AfterEach
    void signOut() {
        System.clearProperty("aws.sessionToken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x-amz-security-token:abc/def=                              | x-amz-security-token:***
            "X-Amz-Security-Token": "abc"                              | "X-Amz-Security-Token": "***"
            {\\"Authorization\\":\\"AWS4-HMAC-SHA256 Credential=A/b\\"}    | {\\"Authorization\\":\\"***\\"}
            Authorization=AWS4-HMAC-SHA256 Credential=A/b, Signature=c | Authorization=***
            Authorization: Bearer abc.def                              | Authorization: ***
            got AWS4-HMAC-SHA256 Credential=A/b                        | got ***
            ?X-Amz-Credential=A%2Fb&X-Amz-Date=1&X-Amz-Signature=0f#e  | ?X-Amz-Credential=***&X-Amz-Date=1&X-Amz-Signature=***
            <SecretAccessKey>a/b</SecretAccessKey><x>1</x>             | <SecretAccessKey>***</SecretAccessKey><x>1</x>
            aws_secret_access_key = a/b                                | aws_secret_access_key = ***
            AWS_SESSION_TOKEN=abc                                      | AWS_SESSION_TOKEN=***
            key AKIAIOSFODNN7EXAMPLE is not active                     | key *** is not active
            token IQoJb3JpZ2luX2VjEJr//////////wEaCXVz+/= is old       | token *** is old
            The String-to-Sign should have been 'AWS4-HMAC x'          | The String-to-Sign ***
            <CanonicalRequest>POST / a</CanonicalRequest><b>c</b>      | <CanonicalRequest>***</CanonicalRequest><b>c</b>
            The security token included in the request is expired      | The security token included in the request is expired
            User: x is not authorized to perform: iam:PassRole         | User: x is not authorized to perform: iam:PassRole
            arn:aws:iam::123456789012:role/AWSAccess                   | arn:aws:iam::123456789012:role/AWSAccess
            endpoint/a/variant/signature:policyName/b                  | endpoint/a/variant/signature:policyName/b
            designature=7                                              | designature=7
            """)
    void textThatLooksLikeASecretIsCut(String text, String left) {
        assertThat(SecretRedactor.redactPatterns(text)).isEqualTo(left);
        assertThat(SafeText.oneLine(text)).isEqualTo(left);
    }

    @Test
    void theScanBeforeThePatternsMissesNoSecret() {
        List<String> parts = List.of(
                "authorization",
                "AWS4-HMAC x",
                "Signature",
                "x-amz-credential",
                "aws_secret_access_key",
                "SessionToken",
                "securityTOKEN",
                "AccessKeyId",
                "AKIAIOSFODNN7EXAMPLE",
                "IQoJb3JpZ2lu",
                "FwoGZXIvYXdzabc",
                "AQoDYXdz",
                "Canonical String ",
                "string-to-sign",
                "key",
                "=",
                ": ",
                "<",
                "\"",
                "a/b",
                " ",
                "orders",
                "\u212aey",
                "\n");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(9), 0, parts.size())
                    .mapToObj(parts::get)
                    .collect(Collectors.joining());
            assertThat(SecretRedactor.redactPatterns(text)).isEqualTo(SecretRedactor.applyPatterns(text));
        }
    }

    @Test
    void theValuesInUseAreCutInEverySpelling() {
        SecretRedactor secrets = new SecretRedactor();
        secrets.watching(() -> AwsSessionCredentials.create(KEY, SECRET, TOKEN)).resolveCredentials();
        String text = TOKEN + " no%2Fsign%2Bof%2Fits%2Bown%3D%3D no\\/sign+of\\/its+own== " + SECRET + " " + KEY;

        assertThat(secrets.redactValues(text)).isEqualTo("*** *** *** *** ***");
        byte[] binary = {(byte) 0xff, 0x00, (byte) 0xfe};
        assertThat(secrets.redactValues(binary)).isSameAs(binary);
    }

    @Test
    void aBodyStaysJson() throws IOException {
        String body = new ObjectMapper()
                .createObjectNode()
                .put("message", "The Canonical String for this request should have been\n'POST \"a\" \\ b'")
                .put("next", "kept")
                .toString();

        byte[] cut = SecretRedactor.redactPatterns(body.getBytes(StandardCharsets.UTF_8));

        assertThat(new ObjectMapper().readTree(cut).path("next").asText()).isEqualTo("kept");
        assertThat(new ObjectMapper().readTree(cut).path("message").asText()).isEqualTo("The Canonical String ***");
    }

    /** All nine goals that talk to AWS go by these requests. */
    @ParameterizedTest
    @MethodSource("io.github.stepscale.aws.ResponseFieldsTest#everything")
    void aRefusalThatQuotesTheRequestShowsNoSecret(ResponseFieldsTest.Call tested) throws IOException {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        System.setProperty("aws.sessionToken", TOKEN);
        try (ScriptedAws server = ScriptedAws.quick();
                Aws aws = Aws.connect(
                        Connection.standard().withRegion("eu-central-1").withEndpoint(server.endpoint()),
                        new ResponseLimits(1 << 20, 10, Duration.ofMillis(1)))) {
            server.faultFrom(1, Fault.WRONG_SIGNATURE);

            AwsException refused =
                    catchThrowableOfType(AwsException.class, () -> tested.call().accept(aws));

            StringWriter whole = new StringWriter();
            refused.printStackTrace(new PrintWriter(whole));
            assertThat(refused.kind()).isEqualTo(AwsException.Kind.WRONG_CREDENTIALS);
            assertThat(refused.detail()).endsWith("The Canonical String ***");
            assertThat(refused.getCause()).isNotNull();
            assertThat(whole.toString()).doesNotContain(KEY, SECRET, TOKEN, "7f83b165", "44136fa3");
        }
    }
}

package io.github.stepscale.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * Signs POST requests without a query by Signature Version 4 (AWS IAM User Guide, "Create a signed AWS API request"), in a
 * fraction of the time that the SDK's signer takes: docs/decisions/0028-load-without-threads.md. Safe for use by many threads.
 */
final class SigV4Signer {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String MAC = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;

    private final AwsCredentialsProvider credentials;
    private final String region;
    private final String service;
    private final Clock clock;
    /** The key of the last day and secret: it takes four of the five MACs of a signature. */
    private volatile Optional<SigningKey> last = Optional.empty();

    private record SigningKey(String secret, String date, SecretKeySpec key) {}

    SigV4Signer(AwsCredentialsProvider credentials, Region region, String service, Clock clock) {
        this.credentials = credentials;
        this.region = region.id();
        this.service = service;
        this.clock = clock;
    }

    /**
     * Returns all headers of a request in lower case, in alphabetical order: those given, and those that sign them.
     *
     * @param host with the port, unless it is that of the scheme
     * @param path encoded; contains nothing that a second encoding would change
     */
    Map<String, String> sign(String host, String path, Map<String, String> headers, byte[] body) {
        AwsCredentials caller = credentials.resolveCredentials();
        String time = TIME.format(clock.instant());
        String hash = HEX.formatHex(sha256(body));
        TreeMap<String, String> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        all.put("host", host);
        all.put("x-amz-date", time);
        all.put("x-amz-content-sha256", hash);
        if (caller instanceof AwsSessionCredentials session) {
            all.put("x-amz-security-token", session.sessionToken());
        }
        all.put("authorization", authorization(caller, path, time, hash, all));
        return all;
    }

    private String authorization(
            AwsCredentials caller, String path, String time, String hash, Map<String, String> headers) {
        String date = time.substring(0, DATE_LENGTH);
        String scope = date + "/" + region + "/" + service + "/aws4_request";
        String names = String.join(";", headers.keySet());
        StringBuilder canonical = new StringBuilder("POST\n").append(path).append("\n\n");
        headers.forEach((name, value) ->
                canonical.append(name).append(':').append(canonical(value)).append('\n'));
        canonical.append('\n').append(names).append('\n').append(hash);
        String toSign =
                ALGORITHM + "\n" + time + "\n" + scope + "\n" + HEX.formatHex(sha256(bytes(canonical.toString())));
        return ALGORITHM + " Credential=" + caller.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + HEX.formatHex(hmac(key(caller.secretAccessKey(), date), toSign));
    }

    /** Several blanks are signed as one, and those at the ends not at all; few values have any. */
    private static String canonical(String value) {
        return value.contains("  ") || !value.equals(value.strip())
                ? value.strip().replaceAll("\\s+", " ")
                : value;
    }

    private SecretKeySpec key(String secret, String date) {
        return last.filter(known -> known.date().equals(date) && known.secret().equals(secret))
                .orElseGet(() -> derive(secret, date))
                .key();
    }

    private SigningKey derive(String secret, String date) {
        SecretKeySpec ofDate = key(hmac(key(bytes("AWS4" + secret)), date));
        SecretKeySpec ofRegion = key(hmac(ofDate, region));
        SecretKeySpec ofService = key(hmac(ofRegion, service));
        SigningKey derived = new SigningKey(secret, date, key(hmac(ofService, "aws4_request")));
        last = Optional.of(derived);
        return derived;
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, MAC);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

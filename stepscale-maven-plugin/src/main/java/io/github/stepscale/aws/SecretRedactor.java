package io.github.stepscale.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Removes secrets from the responses of AWS, or of something that responds in its place. AWS itself quotes the request where a
 * signature does not match, session token and all, and a build log that many people read would hold it.
 */
final class SecretRedactor {
    private static final String REPLACEMENT = "***";
    /** An emulator's keys are words such as {@code test}, which stand elsewhere too. */
    private static final int MIN_LENGTH = 16;
    /** Two callers, three values each, and those before the last change. */
    private static final int MAX_VALUES = 12;

    /** Patterns of secrets of any caller. Each keeps JSON and XML well-formed, and none backtracks over the text. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?i)(\\bauthorization\\b[\"'\\s\\\\]*+[=:>][\"'\\s\\\\]*+)[^<\"'\\\\\\r\\n]++"),
            Pattern.compile("()AWS4-(?:HMAC|ECDSA)[^<\"'\\\\\\r\\n]*+"),
            // A value under its name: headers, parameters of presigned addresses, fields of answers and files. A
            // variant may be
            // called signature too, and its policies variant/signature:policyName/...: not after a slash.
            Pattern.compile(
                    "(?i)((?:x-amz-(?:security-token|signature|credential)|(?<![A-Za-z0-9/])(?:signature|credential)"
                            + "|(?:aws_?+)?(?:secret_?+access_?+key|session_?+token|security_?+token|access_?+key_?+id))"
                            + "[\"'\\s\\\\]*+[=:>][\"'\\s\\\\]*+)[^\\s<\"'\\\\,;&)]++"),
            // Without a name: ids of access keys, and the beginnings that all session tokens share
            Pattern.compile("()\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}+"),
            Pattern.compile("()\\b(?:IQoJb3JpZ2lu|F[Qw]oGZXIvYXdz|AQoDYXdz)[A-Za-z0-9+/=%_-]*+"));

    /** A quoted signed request: everything after these words, to the end of the element or of the string in JSON. */
    private static final Pattern SIGNED =
            Pattern.compile("(?i)(?:canonical[ -]?+(?:string|request)|string[ -]?+to[ -]?+sign)>?+ ?+");

    /** A text without any of these words, in upper or lower case, matches none of the patterns. */
    private static final KeywordSearch MARKERS = new KeywordSearch(
            "authorization",
            "aws4-",
            "sign",
            "credential",
            "token",
            "key",
            "akia",
            "asia",
            "abia",
            "acca",
            "iqoj",
            "fqog",
            "fwog",
            "aqod",
            "canonical");

    /** The spellings of each value in use. */
    private final Deque<List<String>> values = new ArrayDeque<>();

    private volatile Object last = this;

    /** Returns the same credentials; their values are redacted from the moment they are used. */
    AwsCredentialsProvider watching(AwsCredentialsProvider credentials) {
        return () -> {
            AwsCredentials used = credentials.resolveCredentials();
            if (used != last) {
                remember(used);
            }
            return used;
        };
    }

    private synchronized void remember(AwsCredentials used) {
        last = used;
        add(used.accessKeyId());
        add(used.secretAccessKey());
        if (used instanceof AwsSessionCredentials session) {
            add(session.sessionToken());
        }
    }

    private void add(String value) {
        List<String> spellings = spellings(value);
        if (value.length() >= MIN_LENGTH && !values.contains(spellings)) {
            values.addLast(spellings);
            if (values.size() > MAX_VALUES) {
                values.removeFirst();
            }
        }
    }

    /** Returns a value as it is, as in a form or an address, and as in JSON that escapes slashes. */
    private static List<String> spellings(String value) {
        return Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8), value.replace("/", "\\/"))
                .distinct()
                .toList();
    }

    /** Removes the values of the credentials in use from a body. */
    byte[] redactValues(byte[] body) {
        String text = text(body);
        return bytesIfChanged(body, text, redactValues(text));
    }

    /** Removes the values of the credentials in use from a text. */
    synchronized String redactValues(String text) {
        return values.stream().flatMap(List::stream).reduce(text, (rest, value) -> rest.replace(value, REPLACEMENT));
    }

    /** Removes what looks like a secret from a body. */
    static byte[] redactPatterns(byte[] body) {
        String text = text(body);
        return bytesIfChanged(body, text, redactPatterns(text));
    }

    /** Removes what looks like a secret from a text. */
    static String redactPatterns(String text) {
        // Six patterns over every text took a quarter of the time of a long run.
        return MARKERS.isIn(text) ? applyPatterns(text) : text;
    }

    /** The same without the scan beforehand. */
    static String applyPatterns(String text) {
        String rest = redactSigned(text);
        for (Pattern secret : SECRETS) {
            rest = secret.matcher(rest).replaceAll("$1" + REPLACEMENT);
        }
        return rest;
    }

    private static String redactSigned(String text) {
        StringBuilder rest = new StringBuilder();
        Matcher words = SIGNED.matcher(text);
        int from = 0;
        while (words.find(from)) {
            int end = end(text, words.end());
            rest.append(text, from, words.end()).append(end > words.end() ? REPLACEMENT : "");
            from = end;
        }
        return rest.append(text, from, text.length()).toString();
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '<' && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same bytes where nothing was cut: they need not be text. */
    private static byte[] bytesIfChanged(byte[] body, String before, String after) {
        return before.equals(after) ? body : after.getBytes(StandardCharsets.UTF_8);
    }
}

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
 * Cuts secrets out of what AWS says, or something that answers in its place. AWS itself quotes the request where a signature
 * does not match, session token and all, and a log that everybody reads would hold it.
 */
final class SecretRedactor {
    private static final String CUT = "***";
    /** An emulator's keys are words such as {@code test}, which stand elsewhere too. */
    private static final int SHORTEST = 16;
    /** Two callers, three values each, and those before the last change. */
    private static final int MOST = 12;

    /** What looks like a secret, whoever's it is. Each keeps JSON and XML whole, and none goes back over the text. */
    private static final List<Pattern> SIGNS = List.of(
            Pattern.compile("(?i)(\\bauthorization\\b[\"'\\s\\\\]*+[=:>][\"'\\s\\\\]*+)[^<\"'\\\\\\r\\n]++"),
            Pattern.compile("()AWS4-(?:HMAC|ECDSA)[^<\"'\\\\\\r\\n]*+"),
            // A value under its name: headers, parameters of presigned addresses, fields of answers and files
            Pattern.compile("(?i)((?:x-amz-(?:security-token|signature|credential)|signature|credential"
                    + "|(?:aws_?+)?(?:secret_?+access_?+key|session_?+token|security_?+token|access_?+key_?+id))"
                    + "[\"'\\s\\\\]*+[=:>][\"'\\s\\\\]*+)[^\\s<\"'\\\\,;&)]++"),
            // Without a name: ids of access keys, and the beginnings that all session tokens share
            Pattern.compile("()\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}+"),
            Pattern.compile("()\\b(?:IQoJb3JpZ2lu|F[Qw]oGZXIvYXdz|AQoDYXdz)[A-Za-z0-9+/=%_-]*+"));

    /** What was signed, quoted back: everything after these words, to the end of the element or of the string in JSON. */
    private static final Pattern SIGNED =
            Pattern.compile("(?i)(?:canonical[ -]?+(?:string|request)|string[ -]?+to[ -]?+sign)>?+ ?+");

    private final Deque<String> values = new ArrayDeque<>();
    private volatile Object last = this;

    /** The same credentials; their values are known from the moment they are used. */
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
        if (value.length() >= SHORTEST && !values.contains(value)) {
            values.addLast(value);
            if (values.size() > MOST) {
                values.removeFirst();
            }
        }
    }

    /** A body without the values of the credentials in use. */
    byte[] cut(byte[] body) {
        return changed(body, cut(text(body)));
    }

    synchronized String cut(String text) {
        return values.stream()
                .flatMap(SecretRedactor::spellings)
                .reduce(text, (rest, value) -> rest.replace(value, CUT));
    }

    /** As they are, in a form or an address, and in JSON that escapes slashes. */
    private static Stream<String> spellings(String value) {
        return Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8), value.replace("/", "\\/"))
                .distinct();
    }

    /** A body without what looks like a secret. */
    static byte[] cutSigns(byte[] body) {
        return changed(body, cutSigns(text(body)));
    }

    /** A text without what looks like a secret. */
    static String cutSigns(String text) {
        String rest = cutSigned(text);
        for (Pattern sign : SIGNS) {
            rest = sign.matcher(rest).replaceAll("$1" + CUT);
        }
        return rest;
    }

    private static String cutSigned(String text) {
        StringBuilder rest = new StringBuilder();
        Matcher words = SIGNED.matcher(text);
        int from = 0;
        while (words.find(from)) {
            int end = end(text, words.end());
            rest.append(text, from, words.end()).append(end > words.end() ? CUT : "");
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

    /** The bytes as they were, where nothing was cut: they need not be text. */
    private static byte[] changed(byte[] body, String text) {
        return text.equals(text(body)) ? body : text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.github.stepscale.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An inline script or style: wrapped in CDATA for XML parsers, and hashed, so that the Content-Security-Policy of the page
 * can allow it and nothing else.
 *
 * @param content the content of the element
 */
record InlineAsset(String content) {
    private static final Pattern END = Pattern.compile("</(script|style)", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if the content would end its element early */
    InlineAsset {
        if (END.matcher(content).find()) {
            throw new IllegalArgumentException("the content ends its element");
        }
    }

    static InlineAsset script(String text) {
        return new InlineAsset("//<![CDATA[\n" + whole(text) + "\n//]]>");
    }

    static InlineAsset style(String text) {
        return new InlineAsset("/*<![CDATA[*/\n" + whole(text) + "\n/*]]>*/");
    }

    /** The hash source of a Content-Security-Policy. */
    String source() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String whole(String text) {
        if (text.contains("]]>")) {
            throw new IllegalArgumentException("the text ends its section");
        }
        return text;
    }
}

package io.github.stepscale.aws;

import io.github.stepscale.text.OneLine;

/** Prepares text from AWS for sentences. */
public final class SafeText {
    private SafeText() {}

    /** On {@linkplain OneLine#of one line}, and without {@linkplain SecretRedactor secrets}; never shortened. */
    public static String oneLine(String text) {
        return OneLine.of(SecretRedactor.redactPatterns(text));
    }
}

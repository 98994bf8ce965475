package io.github.stepscale.aws;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls, asked of STS by one request. Its client in the SDK takes half a second of CPU to load, which the first deployment
 * of a stack would wait for: it needs the account before anything else.
 */
record CallerIdentity(SignedRequests sts) {
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    private static final Pattern ACCOUNT = Pattern.compile("<Account>(\\d{12})</Account>");

    /** The account; empty if STS does not tell it so, and then the SDK's client knows why. */
    Optional<String> account() {
        try {
            Matcher account = ACCOUNT.matcher(sts.post(FORM, "Action=GetCallerIdentity&Version=2011-06-15")
                    .body());
            return account.find() ? Optional.of(account.group(1)) : Optional.empty();
        } catch (UncheckedIOException lost) {
            return Optional.empty();
        }
    }
}

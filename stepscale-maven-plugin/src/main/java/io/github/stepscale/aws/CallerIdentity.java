package io.github.stepscale.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the identity of the caller from STS. The SDK's client takes half a second of CPU to load, and the first deployment of a
 * stack would wait for it: it needs the account before anything else.
 */
record CallerIdentity(SignedRequests sts) {
    private static final Pattern ACCOUNT = Pattern.compile("<Account>(\\d{12})</Account>");

    /** Reads the account. */
    String account() {
        Matcher account = ACCOUNT.matcher(sts.form("Action=GetCallerIdentity&Version=2011-06-15"));
        if (account.find()) {
            return account.group(1);
        }
        throw InvalidResponseException.lacks("Account");
    }
}

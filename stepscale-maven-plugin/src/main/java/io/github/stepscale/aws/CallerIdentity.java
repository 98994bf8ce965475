package io.github.stepscale.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls, asked of STS by one request. Its client in the SDK takes half a second of CPU to load, which the first deployment
 * of a stack would wait for: it needs the account before anything else.
 */
record CallerIdentity(SignedRequests sts) {
    private static final Pattern ACCOUNT = Pattern.compile("<Account>(\\d{12})</Account>");

    /** The account. */
    String account() {
        Matcher account = ACCOUNT.matcher(sts.form("Action=GetCallerIdentity&Version=2011-06-15"));
        if (account.find()) {
            return account.group(1);
        }
        throw InvalidResponseException.lacks("Account");
    }
}

package io.github.stepscale.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a connection to AWS. Holds no secret of AWS: the SDK finds the credentials.
 *
 * @param region absent: that of the environment or the profile
 * @param profile a profile of the AWS configuration files; absent: the SDK's default chain, environment first
 * @param roleArn a role to assume with those credentials; absent: none
 * @param endpoint the address of an emulator of all services; absent: AWS
 * @param expectedAccount the only account to work in, 12 digits; absent: any
 * @param timeout the longest silence of AWS before a response counts as lost, 30 s by default; a whole response may take four
 *     times as long
 * @param proxies between this machine and AWS; absent: that of the JVM's system properties, if any
 */
public record Connection(
        Optional<String> region,
        Optional<String> profile,
        Optional<String> roleArn,
        Optional<URI> endpoint,
        Optional<String> expectedAccount,
        Duration timeout,
        Optional<ProxyRule> proxies) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** @throws IllegalArgumentException if the expected account has not 12 digits */
    public Connection {
        expectedAccount.filter(id -> !ACCOUNT.matcher(id).matches()).ifPresent(wrong -> {
            throw new IllegalArgumentException("expectedAccount: " + wrong);
        });
    }

    /** Takes everything from the environment. */
    public static Connection standard() {
        return new Connection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TIMEOUT,
                Optional.empty());
    }

    public Connection withRegion(String other) {
        return new Connection(Optional.of(other), profile, roleArn, endpoint, expectedAccount, timeout, proxies);
    }

    public Connection withProfile(String other) {
        return new Connection(region, Optional.of(other), roleArn, endpoint, expectedAccount, timeout, proxies);
    }

    public Connection withRoleArn(String other) {
        return new Connection(region, profile, Optional.of(other), endpoint, expectedAccount, timeout, proxies);
    }

    public Connection withEndpoint(URI other) {
        return new Connection(region, profile, roleArn, Optional.of(other), expectedAccount, timeout, proxies);
    }

    /** Makes {@link Aws#connect} fail with credentials of another account. */
    public Connection withExpectedAccount(String other) {
        return new Connection(region, profile, roleArn, endpoint, Optional.of(other), timeout, proxies);
    }

    public Connection withTimeout(Duration other) {
        return new Connection(region, profile, roleArn, endpoint, expectedAccount, other, proxies);
    }

    /** Sends requests through the proxies that a rule chooses, except those with which the SDK signs in a profile itself. */
    public Connection withProxies(ProxyRule other) {
        return new Connection(region, profile, roleArn, endpoint, expectedAccount, timeout, Optional.of(other));
    }

    /** Describes the credentials by their source. */
    String credentials() {
        return roleArn.map(role -> "the credentials of the role " + role)
                .or(() -> profile.map(name -> "the credentials of the profile " + name))
                .orElse("the first credentials that the SDK's default chain found, environment first,");
    }
}

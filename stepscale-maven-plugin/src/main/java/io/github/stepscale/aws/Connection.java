package io.github.stepscale.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How AWS is reached. There is no place for a secret: credentials come from where the SDK looks for them.
 *
 * @param region absent: that of the environment or of the profile
 * @param profile of the shared configuration files; absent: the SDK's default chain, environment first
 * @param roleArn a role to assume with those credentials; absent: none
 * @param endpoint of an emulator that answers for all services; absent: AWS
 * @param expectedAccount the only account that may be worked in, 12 digits; absent: any
 * @param patience how long AWS may be silent before its answer counts as lost; a whole answer may take four times as long
 */
public record Connection(
        Optional<String> region,
        Optional<String> profile,
        Optional<String> roleArn,
        Optional<URI> endpoint,
        Optional<String> expectedAccount,
        Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** @throws IllegalArgumentException if the expected account has not 12 digits */
    public Connection {
        expectedAccount.filter(id -> !ACCOUNT.matcher(id).matches()).ifPresent(wrong -> {
            throw new IllegalArgumentException("expectedAccount: " + wrong);
        });
    }

    /** Everything as the environment says. */
    public static Connection standard() {
        return new Connection(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), PATIENCE);
    }

    public Connection withRegion(String other) {
        return new Connection(Optional.of(other), profile, roleArn, endpoint, expectedAccount, patience);
    }

    public Connection withProfile(String other) {
        return new Connection(region, Optional.of(other), roleArn, endpoint, expectedAccount, patience);
    }

    public Connection withRoleArn(String other) {
        return new Connection(region, profile, Optional.of(other), endpoint, expectedAccount, patience);
    }

    public Connection withEndpoint(URI other) {
        return new Connection(region, profile, roleArn, Optional.of(other), expectedAccount, patience);
    }

    /** With credentials of another account there is no connection: {@link Aws#connect} fails. */
    public Connection withExpectedAccount(String other) {
        return new Connection(region, profile, roleArn, endpoint, Optional.of(other), patience);
    }

    public Connection withTimeout(Duration other) {
        return new Connection(region, profile, roleArn, endpoint, expectedAccount, other);
    }

    /** Which credentials these are, by where they were found. */
    String credentials() {
        return roleArn.map(role -> "the credentials of the role " + role)
                .or(() -> profile.map(name -> "the credentials of the profile " + name))
                .orElse("the first credentials that the SDK's default chain found, environment first,");
    }
}

package io.github.stepscale.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How AWS is reached. There is no place for a secret: credentials come from where the SDK looks for them.
 *
 * @param region absent: that of the environment or of the profile
 * @param profile of the shared configuration files; absent: the SDK's default chain, environment first
 * @param roleArn a role to assume with those credentials; absent: none
 * @param endpoint of an emulator that answers for all services; absent: AWS
 * @param patience how long AWS may be silent before its answer counts as lost; a whole answer may take four times as long
 */
public record Connection(
        Optional<String> region,
        Optional<String> profile,
        Optional<String> roleArn,
        Optional<URI> endpoint,
        Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Everything as the environment says. */
    public static Connection standard() {
        return new Connection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), PATIENCE);
    }

    public Connection withRegion(String other) {
        return new Connection(Optional.of(other), profile, roleArn, endpoint, patience);
    }

    public Connection withProfile(String other) {
        return new Connection(region, Optional.of(other), roleArn, endpoint, patience);
    }

    public Connection withRoleArn(String other) {
        return new Connection(region, profile, Optional.of(other), endpoint, patience);
    }

    public Connection withEndpoint(URI other) {
        return new Connection(region, profile, roleArn, Optional.of(other), patience);
    }

    public Connection withPatience(Duration other) {
        return new Connection(region, profile, roleArn, endpoint, other);
    }
}

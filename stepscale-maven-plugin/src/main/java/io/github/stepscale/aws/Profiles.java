package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/** The profiles of the AWS configuration files, read once. */
record Profiles(ProfileFile files) {

    /**
     * Reads both files; one that does not exist has no profiles.
     *
     * @throws AwsException of kind BAD_CONFIGURATION, with the path, if a file cannot be read
     */
    static Profiles load() {
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        // The SDK's order: a value of the credentials file wins.
        ProfileFileLocation.credentialsFileLocation()
                .ifPresent(path -> files.addFile(read(path, ProfileFile.Type.CREDENTIALS)));
        ProfileFileLocation.configurationFileLocation()
                .ifPresent(path -> files.addFile(read(path, ProfileFile.Type.CONFIGURATION)));
        return new Profiles(files.build());
    }

    private static ProfileFile read(Path path, ProfileFile.Type type) {
        try {
            return ProfileFile.builder().content(path).type(type).build();
        } catch (RuntimeException broken) {
            throw new AwsException(
                    Kind.BAD_CONFIGURATION,
                    "connect to AWS",
                    "the AWS configuration file " + path + " cannot be read: " + CauseChain.message(broken),
                    Optional.of(broken));
        }
    }

    /** @throws AwsException of kind NO_PROFILE if the profile of the connection does not exist */
    void require(Connection connection) {
        connection.profile().flatMap(this::absence).ifPresent(detail -> {
            throw new AwsException(Kind.NO_PROFILE, "connect to AWS", detail, Optional.empty());
        });
    }

    /** The profile in use: that of the connection, else that of the environment, else {@code default}. */
    static String nameOf(Connection connection) {
        return connection
                .profile()
                .or(ProfileFileSystemSetting.AWS_PROFILE::getStringValue)
                .orElse("default");
    }

    /** The Region of a profile, as it is written in the file. */
    Optional<String> region(String profile) {
        return files.profile(profile).flatMap(found -> found.property(ProfileProperty.REGION));
    }

    /** A part of a sentence, if AWS_PROFILE names a profile that does not exist; empty otherwise. */
    static String missingInEnvironment() {
        return ProfileFileSystemSetting.AWS_PROFILE
                .getStringValue()
                .filter(name -> !name.equals("default"))
                .flatMap(name -> load().absence(name))
                .map(absence -> ", and of AWS_PROFILE " + absence)
                .orElse("");
    }

    /** A sentence, if there is no profile of that name. */
    private Optional<String> absence(String name) {
        return files.profile(name).isPresent()
                ? Optional.empty()
                : Optional.of("there is no profile " + name + " in " + ProfileFileLocation.configurationFilePath()
                        + " and " + ProfileFileLocation.credentialsFilePath() + ": " + existing());
    }

    private String existing() {
        return files.profiles().isEmpty()
                ? "there is none at all"
                : "there are "
                        + String.join(", ", new TreeSet<>(files.profiles().keySet()));
    }
}

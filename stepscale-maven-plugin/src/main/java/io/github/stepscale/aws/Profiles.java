package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The profiles of the shared configuration files. */
final class Profiles {
    private Profiles() {}

    /** @throws AwsException if the profile that was given is not there */
    static void require(Connection connection) {
        connection.profile().flatMap(Profiles::absence).ifPresent(detail -> {
            throw new AwsException(Kind.NO_PROFILE, "connect to AWS", detail, Optional.empty());
        });
    }

    /** A sentence, if there is no profile of that name. */
    private static Optional<String> absence(String name) {
        ProfileFile files = ProfileFile.defaultProfileFile();
        return files.profile(name).isPresent()
                ? Optional.empty()
                : Optional.of("there is no profile " + name + " in " + ProfileFileLocation.configurationFilePath()
                        + " and " + ProfileFileLocation.credentialsFilePath() + ": " + known(files));
    }

    /** A part of a sentence, if the profile that the environment names is not there; empty otherwise. */
    static String missingInEnvironment() {
        return ProfileFileSystemSetting.AWS_PROFILE
                .getStringValue()
                .filter(name -> !name.equals("default"))
                .flatMap(Profiles::absence)
                .map(absence -> ", and of AWS_PROFILE " + absence)
                .orElse("");
    }

    private static String known(ProfileFile files) {
        return files.profiles().isEmpty()
                ? "there is none at all"
                : "there are "
                        + String.join(", ", new TreeSet<>(files.profiles().keySet()));
    }
}

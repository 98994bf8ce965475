package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/** Finds the Region to work in. */
public final class Regions {
    /** Two words or more, then a number: {@code eu-central-1}, {@code us-gov-west-1}. AWS adds Regions, so none is listed. */
    private static final Pattern FORM = Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

    private Regions() {}

    /** Whether a text has the form of a Region's name, such as {@code eu-central-1}. */
    public static boolean isRegion(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Returns the Region of the connection, else that of its profile, else that of the environment, of the default profile, or
     * of the instance that this runs on. An emulator needs none.
     *
     * @throws AwsException of kind NO_REGION if there is none, or the first that is found is not a Region's name
     */
    static Region of(Connection connection, Profiles profiles) {
        return connection
                .region()
                .map(name -> region(name, "that was given"))
                .or(() -> sources(connection, profiles)
                        .flatMap(source -> source.get().stream())
                        .findFirst())
                .orElseThrow(() -> failure("no Region is known"));
    }

    /** Returns where a service answers in a Region, by the name that its addresses begin with. */
    static URI address(String service, Region region) {
        return URI.create("https://" + service + "." + region.id() + "."
                + PartitionMetadata.of(region).dnsSuffix());
    }

    private static Stream<Supplier<Optional<Region>>> sources(Connection connection, Profiles profiles) {
        Supplier<Optional<Region>> profile = () -> ofProfile(Profiles.nameOf(connection), profiles);
        Supplier<Optional<Region>> fallback =
                connection.endpoint().isPresent() ? () -> Optional.of(Region.US_EAST_1) : Regions::ofInstance;
        return connection.profile().isPresent()
                ? Stream.of(profile, Regions::ofEnvironment, fallback)
                : Stream.of(Regions::ofEnvironment, profile, fallback);
    }

    private static Optional<Region> ofProfile(String name, Profiles profiles) {
        return profiles.region(name).map(region -> region(region, "of the profile " + name));
    }

    private static Optional<Region> ofEnvironment() {
        return SdkSystemSetting.AWS_REGION
                .getStringValue()
                .filter(name -> !name.isEmpty())
                .map(name -> region(name, "of AWS_REGION or the system property aws.region"));
    }

    private static Optional<Region> ofInstance() {
        try {
            return Optional.ofNullable(new InstanceProfileRegionProvider().getRegion());
        } catch (SdkClientException none) {
            return Optional.empty();
        }
    }

    private static Region region(String name, String source) {
        if (!isRegion(name)) {
            throw failure("the Region \"" + SafeText.oneLine(name) + "\" " + source
                    + " does not exist: a Region is written like eu-central-1");
        }
        return Region.of(name);
    }

    private static AwsException failure(String detail) {
        return new AwsException(Kind.NO_REGION, "connect to AWS", detail, Optional.empty());
    }
}

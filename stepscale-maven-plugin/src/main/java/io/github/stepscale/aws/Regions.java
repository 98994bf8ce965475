package io.github.stepscale.aws;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Which Region is meant. */
final class Regions {
    private Regions() {}

    /**
     * The Region that was given, else that of the profile that was given, else that of the environment, of the default
     * profile, or of the instance that this runs on. An emulator needs none.
     *
     * @throws SdkClientException if there is none
     */
    static Region of(Connection connection) {
        return connection.region().map(Region::of).orElseGet(() -> found(connection));
    }

    /** Where a service answers in a Region, by the name that its addresses begin with. */
    static URI address(String service, Region region) {
        return URI.create("https://" + service + "." + region.id() + "."
                + PartitionMetadata.of(region).dnsSuffix());
    }

    private static Region found(Connection connection) {
        Stream<Supplier<Region>> places = connection.profile().isPresent()
                ? Stream.of(() -> ofProfile(connection), Regions::ofEnvironment)
                : Stream.of(Regions::ofEnvironment, () -> ofProfile(connection));
        Supplier<Region> last = connection.endpoint().isPresent() ? () -> Region.US_EAST_1 : Regions::ofInstance;
        return Stream.concat(places, Stream.of(last))
                .flatMap(place -> tried(place).stream())
                .findFirst()
                .orElseThrow(() -> SdkClientException.create("no region"));
    }

    private static Region ofProfile(Connection connection) {
        return new AwsProfileRegionProvider(
                        ProfileFile::defaultProfileFile, connection.profile().orElse(null))
                .getRegion();
    }

    private static Region ofEnvironment() {
        return new SystemSettingsRegionProvider().getRegion();
    }

    private static Region ofInstance() {
        return new InstanceProfileRegionProvider().getRegion();
    }

    /** The SDK answers null in some places and throws in others. */
    private static Optional<Region> tried(Supplier<Region> place) {
        try {
            return Optional.ofNullable(place.get());
        } catch (SdkClientException none) {
            return Optional.empty();
        }
    }
}

package io.github.stepscale.aws;

import java.util.Map;
import java.util.Optional;

/**
 * The codes of some quotas in Service Quotas. AWS documents no list; these were read from public output of {@code aws
 * service-quotas list-service-quotas}. {@link ServiceQuotas} compares the name of the quota, and lists all where a code is
 * missing or wrong.
 */
final class EndpointQuotaCodes {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("ml.m5.xlarge", "L-2F737F8D"),
            Map.entry("ml.g5.xlarge", "L-1928E07B"),
            Map.entry("ml.g5.2xlarge", "L-9614C779"),
            Map.entry("ml.g5.4xlarge", "L-C1B9A48D"),
            Map.entry("ml.g5.12xlarge", "L-65C4BD00"),
            Map.entry("ml.g6.xlarge", "L-D470D954"),
            Map.entry("ml.g6.2xlarge", "L-98BDE811"),
            Map.entry("ml.g6.4xlarge", "L-DFB10FDE"),
            Map.entry("ml.g6.12xlarge", "L-0A29AACF"),
            Map.entry("ml.g6e.xlarge", "L-B0729CB4"),
            Map.entry("ml.g6e.2xlarge", "L-F8D7F460"),
            Map.entry("ml.g6e.4xlarge", "L-93531071"),
            Map.entry("ml.g6e.8xlarge", "L-96A28D02"),
            Map.entry("ml.g6e.12xlarge", "L-60313EA3"),
            Map.entry("ml.g6e.16xlarge", "L-2930A179"),
            Map.entry("ml.g6e.24xlarge", "L-AE407E8B"),
            Map.entry("ml.g6e.48xlarge", "L-E0C458EA"),
            Map.entry("ml.p4d.24xlarge", "L-09F79647"),
            Map.entry("ml.p4de.24xlarge", "L-456B4C5F"),
            Map.entry("ml.p5.48xlarge", "L-16AF71F1"));

    private EndpointQuotaCodes() {}

    /** Finds the code of the quota of an instance type for endpoint usage. */
    static Optional<String> find(String instanceType) {
        return Optional.ofNullable(CODES.get(instanceType));
    }
}

package io.github.stepscale.maven;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.tuning.CertificateJson;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.certificate.CertificateVersions;
import io.github.stepscale.tuning.certificate.CertifiedChoice;
import io.github.stepscale.tuning.certificate.CertifiedConditions;
import io.github.stepscale.tuning.certificate.CertifiedDays;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.ServiceValues;
import io.github.stepscale.tuning.certificate.TunedHours;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Certificates of descriptors, as a search over two days would give them. */
final class CertificateFixture {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final int DAY = 1_440;

    private CertificateFixture() {}

    /** A day of some traffic: from half of the peak to the peak and back. */
    static Trace day(int day, double peak) {
        double[] requests = IntStream.range(0, DAY)
                .mapToDouble(minute -> Math.rint(peak * (0.75 - 0.25 * Math.cos(2 * Math.PI * minute / DAY))))
                .toArray();
        return Trace.of(START.plusSeconds(86_400L * day), requests);
    }

    /** The certificate of a descriptor, tuned on the first day of a peak of 200 and judged on the second. */
    static TuningCertificate of(String descriptor) {
        Descriptor read = DescriptorReader.read("stepscale.yaml", descriptor.getBytes(StandardCharsets.UTF_8), Map.of())
                .descriptor()
                .orElseThrow();
        ScalingPlan plan = ScalingPlan.of(read.scaling());
        Service service = read.service().toBuilder()
                .initialCapacity(read.scaling().capacity().clamp(1))
                .build();
        return new TuningCertificate(
                CertificateVersions.CURRENT,
                read.objective(),
                0.5,
                1,
                new CertifiedChoice("splitSteps", Map.of("utilization", "85 %"), CanonicalPlan.of(plan)),
                new CertifiedConditions(
                        ServiceValues.of(service),
                        new TreeMap<>(Map.of(
                                "scaleOutDelay", new CertifiedConditions.Range(4, 6),
                                "scaleInDelay", new CertifiedConditions.Range(3, 5),
                                "metricDelay", new CertifiedConditions.Range(0, 2))),
                        1),
                run(plan, service, read.objective(), day(0, 200)),
                TunedHours.of(day(0, 200)),
                Optional.of(run(plan, service, read.objective(), day(1, 200))),
                Optional.of(new CertifiedDays(1, 1, OptionalDouble.empty(), 1)),
                run(plan, service, read.objective(), day(0, 200)),
                List.of("Too little data: 3 more unseen days would allow a first promise"));
    }

    private static CertifiedRun run(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        SimulatedRun run = SimulatedRun.of(plan, service, objective, trace);
        return CertifiedRun.of(
                trace, plan.scaling().capacity().clamp(1), run.summary(), objective, OptionalDouble.of(1));
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static Path write(Path file, TuningCertificate certificate) throws IOException {
        return write(file, CertificateJson.of(certificate));
    }
}

package io.github.stepscale.tuning.certificate;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.testing.RandomScaling;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Random certificates over everything that they can say. */
public final class RandomCertificate {
    private final SplittableRandom random;

    private RandomCertificate(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The certificate of a seed. */
    public static TuningCertificate of(long seed) {
        return new RandomCertificate(seed).certificate(seed);
    }

    private TuningCertificate certificate(long seed) {
        boolean unseen = random.nextBoolean();
        return new TuningCertificate(
                new CertificateVersions(CertificateVersions.FORMAT, random.nextBoolean() ? "0.1.0" : "9.9-<b>\"é"),
                objective(),
                1 - random.nextDouble(),
                random.nextLong(),
                choice(seed),
                new CertifiedConditions(
                        ServiceValues.of(Service.builder()
                                .requestsPerInstance(1 + random.nextDouble())
                                .build()),
                        new TreeMap<>(Map.of("scaleOutDelay", range(), "metricDelay", range())),
                        random.nextInt(5)),
                run(),
                new TunedHours("0a1b2c3d".repeat(random.nextInt(3))),
                unseen ? Optional.of(run()) : Optional.empty(),
                unseen ? Optional.of(days()) : Optional.empty(),
                run(),
                random.nextBoolean()
                        ? List.of()
                        : List.of("All 7 unseen days kept it: <at most> 43 %", "日本 \\ \"quoted\""));
    }

    private Objective objective() {
        OptionalDouble excess = random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty();
        return new Objective(
                excess,
                optional(1e3),
                excess.isPresent() ? optional(1e6) : OptionalDouble.of(1),
                random.nextBoolean() ? Optional.empty() : Optional.of(latency()));
    }

    private LatencyObjective latency() {
        LatencyQuantile[] quantiles = LatencyQuantile.values();
        return new LatencyObjective(
                random.nextBoolean()
                        ? LatencyStatistic.MEAN
                        : LatencyStatistic.of(quantiles[random.nextInt(quantiles.length)]),
                Duration.ofNanos(1 + random.nextLong(1_000_000_000_000L)),
                1 - random.nextDouble());
    }

    private CertifiedChoice choice(long seed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.put("parameter" + i, random.nextInt(100) + " %");
        }
        return new CertifiedChoice(
                "capacityLadder", parameters, CanonicalPlan.of(ScalingPlan.of(RandomScaling.of(seed))));
    }

    private CertifiedConditions.Range range() {
        int from = random.nextInt(10);
        return new CertifiedConditions.Range(from, from + random.nextInt(10));
    }

    private CertifiedRun run() {
        CertifiedTraffic traffic = new CertifiedTraffic(
                String.format("%064x", random.nextLong(Long.MAX_VALUE)),
                Instant.ofEpochSecond(60L * random.nextInt()),
                1 + random.nextInt(100_000),
                random.nextDouble() * 1e15);
        return new CertifiedRun(
                traffic,
                random.nextInt(100),
                optional(1),
                optional(1e3),
                optional(1),
                random.nextBoolean(),
                random.nextLong(1L << 53),
                optional(1e9));
    }

    private CertifiedDays days() {
        int days = random.nextInt(20);
        return new CertifiedDays(days, days - random.nextInt(days + 1), optional(1), random.nextDouble());
    }

    /** Tiny numbers too, as rounding leaves them. */
    private OptionalDouble optional(double max) {
        double size = random.nextInt(4) == 0 ? 1e-25 : 1;
        return random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble() * max * size);
    }
}

package com.example.fleet;

import java.time.Instant;
import java.util.Random;

/** The texts of endpoints, small enough for tests. */
final class Endpoints {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    private Endpoints() {}

    /** One instance serves 100 requests a minute; 1 to 10 instances. */
    static String descriptor(String endpoint) {
        return """
                endpointName: %s
                variantName: AllTraffic
                # As the team agreed
                minCapacity: 1
                maxCapacity: 10
                layout: split
                steps:
                  - {upper: 40, change: -1}
                  - {lower: 80, change: +1}
                service:
                  requestsPerInstance: 100
                  scaleOutDelay: 4m
                  scaleInDelay: 4m
                objective:
                  maxExcess: 5%%
                """.formatted(endpoint);
    }

    /** Waves with noise, as CSV. */
    static String traffic(long seed, int minutes) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("timestamp,requests\n");
        for (int minute = 0; minute < minutes; minute++) {
            double wave = 400 - 250 * Math.cos(2 * Math.PI * minute / 720);
            text.append(MIDNIGHT.plusSeconds(60L * minute))
                    .append(',')
                    .append(Math.round(wave * (0.9 + 0.2 * random.nextDouble())))
                    .append('\n');
        }
        return text.toString();
    }
}

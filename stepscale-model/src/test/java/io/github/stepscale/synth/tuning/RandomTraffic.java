package io.github.stepscale.synth.tuning;

import java.time.Instant;
import java.util.Random;

/** Traffic files for tests. */
final class RandomTraffic {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAY = 1_440;

    private RandomTraffic() {}

    /** Days with a slow wave from 100 to 600 requests a minute, noise, and bursts of some minutes. */
    static String csv(long seed, int minutes) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("timestamp,requests\n");
        int burst = 0;
        for (int minute = 0; minute < minutes; minute++) {
            burst = burst > 0 ? burst - 1 : random.nextInt(400) == 0 ? 5 + random.nextInt(30) : 0;
            double wave = 350 - 250 * Math.cos(2 * Math.PI * minute / DAY);
            long requests = Math.round(wave * (0.9 + 0.2 * random.nextDouble()) + (burst > 0 ? 200 : 0));
            text.append(MIDNIGHT.plusSeconds(60L * minute))
                    .append(',')
                    .append(requests)
                    .append('\n');
        }
        return text.toString();
    }
}

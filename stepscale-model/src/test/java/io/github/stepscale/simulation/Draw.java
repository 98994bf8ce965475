package io.github.stepscale.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Random choices. */
record Draw(Random random) {

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both inclusive. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T of(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> T of(T[] from) {
        return from[random.nextInt(from.length)];
    }

    int of(int... from) {
        return from[random.nextInt(from.length)];
    }

    /** A multiple of half a unit. */
    BigDecimal halves(BigDecimal unit, int least, int most) {
        return unit.multiply(BigDecimal.valueOf(between(least, most))).multiply(new BigDecimal("0.5"));
    }
}

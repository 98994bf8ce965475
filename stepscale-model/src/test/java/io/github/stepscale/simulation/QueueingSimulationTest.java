package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.stepscale.curve.ServiceCurve;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The discrete-event simulation against what queueing theory says exactly. */
class QueueingSimulationTest {

    /** Pollaczek and Khinchine: the mean wait with one worker is {@code rho s (1 + v^2) / (2 (1 - rho))}. */
    @Test
    void oneWorkerWaitsAsTheoryKnows() {
        ServiceCurve.Row row = QueueingCurve.row(new QueueingService(1, 0.2, 0.8), 0.8 * 300);

        assertThat(row.meanMs()).isCloseTo(200 + 0.8 * 200 * (1 + 0.64) / (2 * 0.2), withinPercentage(3));
    }

    /** Little's law holds between two numbers that are measured apart. */
    @Test
    void concurrencyIsThatOfLittlesLaw() {
        ServiceCurve.Row row = QueueingCurve.row(new QueueingService(4, 0.5, 0.8), 0.7 * 480);

        assertThat(row.concurrency())
                .isCloseTo(ServiceCurve.Row.littlesLaw(0.7 * 480, row.meanMs()), withinPercentage(1));
    }

    /** Ten instances with one queue each are ten independent queues. */
    @Test
    void instancesDoNotHelpEachOther() {
        QueueingService service = new QueueingService(2, 0.5, 1);
        double[] rates = new double[100];
        int[] counts = new int[100];
        Arrays.fill(rates, 10 * 0.5 * service.saturation());
        Arrays.fill(counts, 10);
        double mean = Arrays.stream(QueueingSimulation.run(service, new QueueingSimulation.Load(rates, counts), 7)
                        .meanMs())
                .average()
                .orElseThrow();

        assertThat(mean)
                .isCloseTo(
                        QueueingCurve.row(service, 0.5 * service.saturation()).meanMs(), withinPercentage(3));
    }

    /** Twice what one worker serves: those who are served wait a minute, the others are given up. */
    @Test
    void nobodyWaitsLongerThanTheTimeout() {
        QueueingService service = new QueueingService(1, 0.2, 0.3);
        QueueingSimulation.Measured measured =
                QueueingSimulation.run(service, QueueingSimulation.Load.constant(600, 20), 3);

        assertThat(measured.p95Ms()[19])
                .isBetween(59_000.0, Duration.ofSeconds(61).toMillis() + 0.0);
        assertThat(measured.concurrency()[19]).isCloseTo(300, withinPercentage(3));
    }
}

package io.github.stepscale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.scripted.ArrivalServer;
import io.github.stepscale.scripted.RawServer;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.traffic.Trace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The run as the server saw it, by a clock of its own. */
@Tag("timing")
@Tag("slow")
class PaceTest {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int PER_SECOND = 500;
    private static final int SECONDS = 8;

    private Aws aws;

    @BeforeEach
    void start() {
        TestConnection.signIn();
        aws = Aws.connect(Connection.standard().withRegion("eu-central-1"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static LoadProfile rate(int perSecond, int seconds) {
        return new LoadProfile(Trace.of(Instant.EPOCH, perSecond * 60), 1, 60.0 / seconds, RequestSpacing.EVEN, 0);
    }

    @Test
    void theServerSeesEveryRequestOnceWhenItIsDueAndTheSameTimesOfItsOwn() throws IOException {
        try (ArrivalServer server = ArrivalServer.start(20)) {
            ModelSender sender =
                    new ModelSender(aws.modelInvoker(Optional.of(server.address()), Duration.ofSeconds(70)));
            for (int i = 0; i < 20; i++) {
                sender.send(i); // loads what all need
            }
            LoadResult result =
                    new LoadGenerator(rate(PER_SECOND, SECONDS), LoadLimits.standard(), sender, new StopSwitch()).run();
            List<ArrivalServer.Arrival> arrivals = server.arrivals();
            List<ArrivalServer.Arrival> ofRun = arrivals.subList(20, arrivals.size());

            assertThat(result.done()).isEqualTo(PER_SECOND * SECONDS);
            assertThat(ofRun).as("nothing is lost, nothing is sent twice").hasSize(PER_SECOND * SECONDS);
            assertThat(percentile(lags(ofRun), 50)).isLessThan(20);
            assertServiceTime(result, ofRun);
        }
    }

    /** Milliseconds after the request was due, if the first came in time. */
    private static double[] lags(List<ArrivalServer.Arrival> arrivals) {
        long first = arrivals.get(0).came();
        return IntStream.range(0, arrivals.size())
                .mapToDouble(i -> (arrivals.get(i).came() - first - i * (1e9 / PER_SECOND)) / NANOS_PER_MILLI)
                .map(Math::abs)
                .toArray();
    }

    private static void assertServiceTime(LoadResult result, List<ArrivalServer.Arrival> arrivals) {
        double[] took = arrivals.stream()
                .mapToDouble(arrival -> arrival.took() / NANOS_PER_MILLI)
                .toArray();
        LatencyPercentiles measured = result.serviceTime().orElseThrow();

        assertThat(measured.p50()).isCloseTo(percentile(took, 50), within(15.0)).isGreaterThanOrEqualTo(20);
        assertThat(measured.p95()).isGreaterThanOrEqualTo(percentile(took, 95) * 0.95);
        assertThat(result.latency().orElseThrow().p95()).isGreaterThanOrEqualTo(40);
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** A server without answers: each request ends in a timeout of its own, also the last ones of the run. */
    @Test
    void theLastRequestsOfARunTimeOutToo() throws IOException {
        try (RawServer server = RawServer.start((number, out) -> {
            for (int i = 0; i < 100; i++) {
                RawServer.write(out, i == 0 ? "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" : "a");
                Thread.sleep(200);
            }
            return true;
        })) {
            ModelSender sender =
                    new ModelSender(aws.modelInvoker(Optional.of(server.address()), Duration.ofSeconds(3)));
            LoadLimits limits = LoadLimits.standard().withDrainTimeout(Duration.ofSeconds(3));
            LoadResult result = new LoadGenerator(rate(10, 2), limits, sender, new StopSwitch()).run();

            assertThat(result.sent()).isEqualTo(20);
            assertThat(result.unanswered()).isZero();
            assertThat(result.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.kind()).isEqualTo("TIMEOUT");
                assertThat(failure.count()).isEqualTo(20);
            });
            assertThat(Duration.between(result.start(), result.end())).isLessThan(Duration.ofSeconds(9));
        }
    }
}

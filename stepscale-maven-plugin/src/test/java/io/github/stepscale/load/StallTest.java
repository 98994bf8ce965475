package io.github.stepscale.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.traffic.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A model that answers nothing for ten seconds, from the second on, to 50 requests a second for 13 seconds. Of 650 requests
 * 500 are due meanwhile, and wait for 10 seconds to none: 9.9 seconds at the 99th percentile, and 9.4 at the 95th.
 */
@Tag("timing")
@Tag("slow")
class StallTest {
    private static final int PER_SECOND = 50;
    private static final int SECONDS = 13;

    private ModelServer model;
    private Aws aws;
    private ModelSender sender;

    @BeforeEach
    void start() throws Exception {
        TestConnection.signIn();
        model = ModelServer.start();
        aws = Aws.connect(Connection.standard().withRegion("eu-central-1"));
        sender = new ModelSender(aws.modelInvoker(Optional.of(model.address()), Duration.ofSeconds(70)));
        // The first request loads what all need.
        sender.send(0);
    }

    @AfterEach
    void stop() throws Exception {
        aws.close();
        model.close();
    }

    private void stallAfterASecond() {
        stall(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    private void stall(Duration after, Duration time) {
        Thread thread = new Thread(() -> {
            sleep(after);
            model.stall(time);
        });
        thread.setDaemon(true);
        thread.start();
    }

    private LoadResult run(LoadLimits limits) {
        LoadProfile profile =
                new LoadProfile(Trace.of(Instant.EPOCH, PER_SECOND * 60), 1, 60.0 / SECONDS, RequestSpacing.EVEN, 0);
        stallAfterASecond();
        return new LoadGenerator(profile, limits, sender, new StopSwitch()).run();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is in the answer times of all that were due in it, not only of those that were under way. */
    @Test
    void anOpenLoopShowsTheStall() {
        LoadResult open = run(LoadLimits.standard());

        assertThat(open.sent()).isEqualTo(PER_SECOND * SECONDS);
        assertThat(open.done()).isEqualTo(PER_SECOND * SECONDS);
        assertThat(open.late()).as("only what a busy machine delays").isLessThan(PER_SECOND * SECONDS / 20);
        assertThat(open.latency().orElseThrow().p99()).isBetween(9_600d, 11_000d);
        assertThat(open.latency().orElseThrow().p95()).isBetween(9_000d, 10_500d);
    }

    /** A single slot makes the loop wait for its answers; counted from when they were due, the stall still shows. */
    @Test
    void aRequestThatWaitsToBeSentIsLateAndItsWaitCounts() {
        LoadResult one = run(LoadLimits.standard().withMaxInFlight(1));

        assertThat(one.sent()).isEqualTo(PER_SECOND * SECONDS);
        assertThat(one.late()).isGreaterThan(400);
        assertThat(one.latency().orElseThrow().p95()).isGreaterThan(9_000);
        assertThat(one.sendDelay().orElseThrow().p95()).isGreaterThan(9_000);
        // From when they were sent, only the one that was under way looks slow: as a closed loop would have shown.
        assertThat(one.serviceTime().orElseThrow().p99()).isLessThan(1_000);
    }

    /** Fifty are under way half a second later; what is due in the other four and a half is sent when the stall is over. */
    @Test
    void allThatIsDueWhileEverySlotWaitsIsLate() {
        LoadProfile profile = new LoadProfile(Trace.of(Instant.EPOCH, 6_000), 1, 6, RequestSpacing.EVEN, 0);
        stall(Duration.ofSeconds(3), Duration.ofSeconds(5));
        LoadResult result =
                new LoadGenerator(profile, LoadLimits.standard().withMaxInFlight(50), sender, new StopSwitch()).run();

        assertThat(result.sent()).isEqualTo(1_000);
        assertThat(result.done()).isEqualTo(1_000);
        assertThat(result.late()).isBetween(400L, 560L);
        assertThat(result.waited()).isPositive();
        assertThat(model.received()).as("nothing is sent twice").isEqualTo(1_001);
    }

    /** The closed loop of the first public sample: this is what the tests above fail on. */
    @Test
    void aClosedLoopHidesTheStall() {
        stallAfterASecond();
        Histogram seen = new Histogram(3);
        long start = System.nanoTime();
        while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
            long sent = System.nanoTime();
            sender.send(0);
            seen.recordValue((System.nanoTime() - sent) / 1_000_000);
            sleep(Duration.ofMillis(1_000 / PER_SECOND));
        }
        assertThat(seen.getMaxValue()).isGreaterThan(9_000);
        assertThat(seen.getValueAtPercentile(95)).isLessThan(1_000);
    }
}

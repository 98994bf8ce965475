package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.scripted.ModelReply;
import io.github.stepscale.scripted.OtherProcess;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a calibration. */
@Tag("timing")
@Tag("slow")
class CalibrateInterruptionTest {
    /** A trial, some 40 requests of the first step, and half of those of the second one. */
    private static final int IN_THE_SECOND_STEP = 105;

    @Test
    void anInterruptedRunWritesItsMeasurements(@TempDir Path module) throws Exception {
        try (CalibrateFixture fixture = new CalibrateFixture(module)) {
            Process run = interrupted(fixture, module);

            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertWritten(module);
        }
    }

    /** An overloaded model may never answer. */
    @Tag("slow")
    @Test
    void anInterruptedRunDoesNotWaitForMissingAnswers(@TempDir Path module) throws Exception {
        try (CalibrateFixture fixture = new CalibrateFixture(module)) {
            fixture.model.answers(number ->
                    number < IN_THE_SECOND_STEP - 1 ? ModelReply.OK : ModelReply.OK.after(Duration.ofMinutes(1)));
            Process run = interrupted(fixture, module);

            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertWritten(module);
        }
    }

    private static Process interrupted(CalibrateFixture fixture, Path module) throws Exception {
        Process run = OtherProcess.start(
                CalibrateInterruptionTest.class,
                Redirect.to(module.resolve("log").toFile()),
                module,
                fixture.aws.endpoint(),
                fixture.model.address());
        while (fixture.model.received() < IN_THE_SECOND_STEP) {
            assertThat(run.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        run.toHandle().destroy();
        return run;
    }

    private static void assertWritten(Path module) throws Exception {
        Path folder = module.resolve("target/stepscale/orders-scaling.calibration");
        List<String> rows = Files.readAllLines(folder.resolve("steps.csv"));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).contains("Z,1200,", ",warm_up,");
        assertThat(rows.get(2)).contains("Z,1200,", ",met,\"p95 ");
        assertThat(rows.get(3)).contains("Z,1800,").endsWith(",interrupted,\"it was interrupted\"");
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("calibration.json").toFile());
        assertThat(result.path("failure").asText())
                .isEqualTo("Ended at 1800 requests a minute: it was interrupted. The results so far are written.");
        assertThat(result.path("knee").asInt()).isEqualTo(1200);
        assertThat(module.resolve("log"))
                .content()
                .contains("The knee is at 1200 requests a minute (p95 ", "or above: the search ended early.")
                .contains("Interrupted: what was measured so far is written.");
    }

    /** The build to stop. The latency is met without any warm-up, and steps last two seconds. */
    public static void main(String[] arguments) throws Exception {
        MojoFixture goals = new MojoFixture(Path.of(arguments[0]), URI.create(arguments[1]));
        CalibrateMojo calibrate = goals.calibrate(URI.create(arguments[2]));
        calibrate.setLog(new SystemStreamLog());
        calibrate.latency = "5s";
        calibrate.stepDuration = "2s";
        calibrate.startRequestsPerMinute = "1200";
        calibrate.execute();
    }
}

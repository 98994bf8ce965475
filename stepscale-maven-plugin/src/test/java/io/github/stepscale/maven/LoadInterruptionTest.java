package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.OtherProcess;
import io.github.stepscale.scripted.ScriptedAws;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a run. */
@Tag("timing")
class LoadInterruptionTest {
    @Test
    void anInterruptedRunWritesItsMeasurements(@TempDir Path module) throws Exception {
        try (ScriptedAws aws = ScriptedAws.start(InstantSource.system());
                ModelServer model = ModelServer.start()) {
            aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
            Process run = OtherProcess.start(
                    LoadInterruptionTest.class,
                    Redirect.to(module.resolve("log").toFile()),
                    module,
                    aws.endpoint(),
                    model.address());
            while (model.received() < 30) {
                assertThat(run.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(10);
            }
            run.toHandle().destroy();
            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();

            Path folder = module.resolve("target/stepscale/orders-scaling.load");
            JsonNode summary =
                    new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
            assertThat(summary.path("cutShort").asText()).isEqualTo("it was interrupted");
            assertThat(summary.path("done").asInt()).isBetween(20, 599);
            assertThat(folder.resolve("report.html")).content().contains("Cut short: it was interrupted");
            assertThat(folder.resolve("minutes.csv")).isNotEmptyFile();
            assertThat(folder.resolve("requests.hlog")).isNotEmptyFile();
        }
    }

    /** The build that is stopped: a minute of load. */
    public static void main(String[] arguments) throws Exception {
        Path module = Path.of(arguments[0]);
        MojoFixture goals = new MojoFixture(module, URI.create(arguments[1]));
        goals.describe(MojoFixture.SINGLE);
        Files.writeString(module.resolve("body.json"), "{}");
        LoadMojo load = goals.load(URI.create(arguments[2]));
        load.requestsPerMinute = "600";
        load.speed = "1";
        load.execute();
    }
}

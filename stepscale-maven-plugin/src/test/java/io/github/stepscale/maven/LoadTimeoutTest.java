package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.scripted.ModelReply;
import java.time.Duration;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTimeoutTest extends ScriptedModule {
    @Override
    String descriptor() {
        return MojoFixture.SPLIT;
    }

    @BeforeEach
    void prepare() {
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 3);
    }

    /** Also the last requests of the run: each has its own timeout, and the run waits for it. */
    @Test
    void aTimeoutInMillisecondsHoldsForEachRequest() throws Exception {
        model.answers(number -> ModelReply.OK.after(Duration.ofSeconds(30)));
        LoadMojo load = goals.load(model.address());
        load.timeout = "800ms";
        load.execute();

        JsonNode summary = new ObjectMapper()
                .readTree(goals.written("orders-scaling.load/summary.json").toFile());
        assertThat(summary.path("due").asInt()).isEqualTo(20);
        assertThat(summary.path("done").asInt()).isZero();
        assertThat(summary.path("errors").asInt()).isEqualTo(20);
        assertThat(goals.written("orders-scaling.load/minutes.csv")).content().contains("errors.TIMEOUT");
    }

    @Test
    void aTimeoutAboveAnHourIsRefused() {
        LoadMojo load = goals.load(model.address());
        load.timeout = "2h";

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("stepscale.load.timeout is '2h': at most 1h is allowed");
    }
}

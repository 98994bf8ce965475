package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromQlTest {
    private static final Instant START = Instant.parse("2026-01-17T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(14));

    private ScriptedAws scripted;
    private Aws aws;

    @BeforeEach
    void start() throws IOException {
        scripted = ScriptedAws.start(InstantSource.system());
        aws = TestConnection.to(scripted.endpoint());
    }

    @AfterEach
    void stop() {
        aws.close();
        scripted.close();
    }

    @Test
    void twoWeeksTakeThreeRequestsAndEachEventIsReportedOnceInItsMinute() {
        publish(START, 1);
        publish(START.plusSeconds(1), 2);
        publish(START.plus(PromQl.MAX_RANGE), 3);
        publish(START.plus(PromQl.MAX_RANGE).plusSeconds(1), 4);
        publish(END.minusSeconds(1), 5);
        publish(END.plusSeconds(1), 6);
        PromQl.Events events = aws.promQl().events("e2e_duration", Map.of("endpoint", "orders"), START, END);

        assertThat(events.events()).extracting(PromQl.Event::value).containsExactly(2.0, 3.0, 4.0, 5.0);
        assertThat(events.events())
                .extracting(PromQl.Event::minute)
                .containsExactly(
                        START,
                        START.plus(PromQl.MAX_RANGE).minusSeconds(60),
                        START.plus(PromQl.MAX_RANGE),
                        END.minusSeconds(60));
        assertThat(scripted.requests())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.text("query"))
                        .contains("last_over_time({\"e2e_duration\",\"endpoint\"=~\"orders\"}[60s])"));
    }

    private void publish(Instant at, double value) {
        scripted.openTelemetry().publish("e2e_duration", at, value, "endpoint", "orders");
    }

    @Test
    void aRefusalIsQuoted() {
        assertThatThrownBy(() -> aws.promQl().events("", Map.of(), START, END))
                .isInstanceOf(AwsException.class)
                .hasMessage("Cannot read metrics from CloudWatch by PromQL: invalid parameter \"query\": parse error");
    }

    @Test
    void anAnswerOfAnotherFormIsRefused() {
        for (Fault fault : new Fault[] {Fault.LACKING, Fault.HTML, Fault.EMPTY}) {
            scripted.faultOn("QueryMetrics", fault, 9);
            assertThatThrownBy(() -> aws.promQl().events("ice_count", Map.of(), START, START.plusSeconds(60)))
                    .isInstanceOfSatisfying(
                            AwsException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(AwsException.Kind.SERVICE));
            scripted.reset();
        }
    }
}

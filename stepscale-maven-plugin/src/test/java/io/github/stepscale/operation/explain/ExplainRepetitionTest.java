package io.github.stepscale.operation.explain;

import static io.github.stepscale.operation.ScalingFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.ScalingFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of the minutes in which an alarm stays in ALARM. */
class ExplainRepetitionTest extends ExplainCase {
    @Test
    void infersWhyARequestHasNoEffect() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "13:59:58", "OK", "ALARM", "[55.0,58.0,61.0]");
        fixture.add(fixture.activity("ScaleOut", "14:00:02", "14:09:10", 3));
        fixture.state("ScaleOut", "14:02:20", "ALARM", "OK", "[61.0,40.0,30.0]");
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[70.0,90.0,85.0]");
        fixture.state("ScaleOut", "14:13:50", "ALARM", "INSUFFICIENT_DATA", "[]");
        assertThat(sentences("14:03", "15:00"))
                .containsExactly(
                        "14:03 ScaleOutAlarm at 90 (3 of 3) probably requested +3, probably refused: endpoint updating"
                                + " until 14:09",
                        "14:04 to 14:08 ScaleOutAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably refused: endpoint updating until 14:09",
                        "14:09 to 14:10 ScaleOutAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably held back: cooldown until 14:11",
                        "14:11 to 14:13 ScaleOutAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed",
                        "14:13 ScaleOutAlarm went from ALARM to INSUFFICIENT_DATA");
    }

    @Test
    void aRefusalProbablyRepeatsEveryMinute() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[81.0,82.0,83.0]");
        fixture.add(fixture.refused("ScaleOut", "14:03:21", "AlreadyAtMaxCapacity"));
        fixture.state("ScaleOut", "14:06:00", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:00", "15:00"))
                .startsWith(
                        "14:03 ScaleOutAlarm at 83 (3 of 3) requested +3, refused: already at maxCapacity 10",
                        "14:04 to 14:05 ScaleOutAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably refused again: already at maxCapacity 10");
    }

    @Test
    void explainsAnAlarmThatIsAlwaysInAlarm() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);
        fixture.aws().alarms().setState(fixture.alarm("Scaling"), "ALARM", "as always", "");
        fixture.add(fixture.activity("Scaling", "14:30:10", "14:35:30", 3));
        fixture.sleep(Duration.ofHours(1));
        assertThat(sentences("14:20", "14:50"))
                .containsExactly(
                        "14:20 to 14:29 ScalingAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed, as when the step changes nothing",
                        "14:30 ScalingAlarm requested a change (the value is not recorded), done: Setting desired"
                                + " instance count to 3 (14:30 to 14:35)",
                        "14:31 to 14:35 ScalingAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably refused: endpoint updating until 14:35",
                        "14:36 to 14:40 ScalingAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably held back: cooldown until 14:40",
                        "14:41 to 14:49 ScalingAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed, as when the step changes nothing");
    }

    @Test
    void anAlarmOfTenSecondsRepeatsEveryTenSeconds() throws IOException {
        fixture = ScalingFixture.deployed("""
                endpointName: orders
                minCapacity: 1
                maxCapacity: 10
                layout: split
                metric:
                  name: ConcurrentRequestsPerModel
                  period: 10
                steps:
                  - { upper: 2, change: -1 }
                  - { lower: 5, change: +1 }
                """);
        fixture.state("ScaleOut", "14:03:07", "OK", "ALARM", "[6.0]");
        fixture.add(fixture.refused("ScaleOut", "14:03:08", "AlreadyAtMaxCapacity"));
        fixture.add(fixture.activity("ScaleOut", "14:03:27", "14:03:30", 4));
        fixture.state("ScaleOut", "14:04:00", "ALARM", "OK", "[1.0]");
        assertThat(explain(new ExplainOptions(at("14:00"), at("15:00"))).moments().stream()
                        .map(moment -> moment.from() + " " + moment.to()))
                .containsExactly(
                        "2026-01-31T14:03:07Z 2026-01-31T14:03:07Z",
                        "2026-01-31T14:03:17Z 2026-01-31T14:03:17Z",
                        "2026-01-31T14:03:27Z 2026-01-31T14:03:27Z",
                        "2026-01-31T14:03:37Z 2026-01-31T14:03:57Z",
                        "2026-01-31T14:04:00Z 2026-01-31T14:04:00Z");
        assertThat(sentences("14:00", "15:00"))
                .contains(
                        "14:03 ScaleOutAlarm stayed in ALARM and probably requested a change every 10 s, probably refused"
                                + " again: already at maxCapacity 10");
    }

    @Test
    void repetitionsCountFromTheChangeOfStateBeforeTheSpan() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);
        fixture.sleep(Duration.ofSeconds(40));
        fixture.aws().alarms().setState(fixture.alarm("Scaling"), "ALARM", "as always", "");
        fixture.sleep(Duration.ofHours(1));
        assertThat(explain(new ExplainOptions(at("14:20"), at("14:30"))).moments())
                .singleElement()
                .satisfies(moment -> assertThat(List.of(moment.from(), moment.to()))
                        .containsExactly(at("14:20:40"), at("14:29:40")));
    }
}

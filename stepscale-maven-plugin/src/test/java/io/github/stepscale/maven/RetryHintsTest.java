package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.Alarms;
import io.github.stepscale.scripted.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A goal that AWS does not answer says what a second run of this very goal does. */
class RetryHintsTest extends ScriptedModule {
    @Override
    String descriptor() {
        return MojoFixture.SPLIT;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy  | DescribeStacks | Run it again later: it continues from the current state of the stack.
            explain | DescribeStacks | Run it again later.
            drill   | DescribeStacks | Run it again later.
            record  | GetMetricData  | Run it again later: it keeps the recorded minutes and reads the rest.
            """)
    void aGoalDescribesItsOwnSecondRun(String name, String action, String sentence) {
        // As often as the SDK asks.
        aws.faultOn(action, Fault.ERROR_500, 3);

        assertThatThrownBy(() -> goal(name).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageEndingWith(". " + sentence);
    }

    @ParameterizedTest
    @CsvSource({"explain,DescribeAlarmHistory", "drill,SetAlarmState"})
    void aMissingPermissionOfTheCallerIsNotBlamedOnTheRole(String name, String action) throws Exception {
        goals.deploy().execute();
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        aws.faultOn(action, Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> goal(name).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(action)
                .hasMessageEndingWith(". Grant the caller that permission.");
    }

    @ParameterizedTest
    @CsvSource({"DescribeStacks,ERROR_500", "DescribeStacks,EXPIRED_TOKEN", "DescribeStacks,ACCESS_DENIED"})
    void aFailureToMeasureDelaysDoesNotFailTheRecording(String action, Fault fault) throws Exception {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(600);
        aws.alarms().metricValues("Invocations", List.of(new Alarms.Value(minute, 60)));
        aws.faultOn(action, fault, 3);

        goals.record().execute();

        for (String name : new String[] {"record.json", "traffic.csv", "capacity.csv"}) {
            assertThat(goals.written("orders-scaling.record").resolve(name)).exists();
        }
        assertThat(goals.lines())
                .anyMatch(line -> line.contains("no delays are measured. Cannot read the stack orders-scaling: "))
                .last()
                .asString()
                .startsWith("INFO Next: mvn stepscale:simulate");
    }

    @Test
    void explainReportsAnOptionalPartThatItCannotRead() throws Exception {
        goals.deploy().execute();
        aws.faultOn("DescribeScalableTargets", Fault.ACCESS_DENIED, 1);

        goals.explain().execute();

        assertThat(goals.lines())
                .anyMatch(line -> line.startsWith("INFO Note: Whether scaling is suspended could not be read. ")
                        && line.endsWith(" Grant the caller that permission."));
    }
}

package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulation that sets what a certificate predicts beside what happens. */
class SimulateCertificateTest {
    private static final String DESCRIPTOR = """
            endpointName: orders
            minCapacity: 2
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 40, change: -1 }
              - { lower: 80, change: +1 }
            service: { requestsPerInstance: 100 }
            objective: { maxExcess: 1% }
            """;
    private static final TuningCertificate CERTIFICATE = CertificateFixture.of(DESCRIPTOR);

    @TempDir
    Path module;

    private final RecordedLog log = new RecordedLog();

    @BeforeEach
    void describe() throws IOException {
        CertificateFixture.write(module.resolve("stepscale.yaml"), DESCRIPTOR);
        CertificateFixture.write(module.resolve("c.json"), CERTIFICATE);
    }

    private SimulateMojo simulate(Trace trace) throws IOException {
        StringBuilder csv = new StringBuilder("timestamp,requests\n");
        for (int minute = 0; minute < trace.minutes(); minute++) {
            csv.append(trace.time(minute))
                    .append(',')
                    .append(trace.requests(minute))
                    .append('\n');
        }
        CertificateFixture.write(module.resolve("t.csv"), csv.toString());
        SimulateMojo goal = simulate();
        goal.traffic = new File(module.toFile(), "t.csv");
        return goal;
    }

    private SimulateMojo simulate() {
        SimulateMojo goal = new SimulateMojo();
        goal.setLog(log);
        goal.setPluginContext(new HashMap<>());
        goal.startDirectory = module.toFile();
        goal.descriptor = module.resolve("stepscale.yaml").toFile();
        goal.outputDirectory = module.resolve("target/stepscale").toFile();
        goal.failOn = "error";
        goal.failOnObjective = true;
        goal.execution = new MojoExecution(new MojoDescriptor(), "default");
        goal.certificate = new File(module.toFile(), "c.json");
        return goal;
    }

    private String result(String name) throws IOException {
        return Files.readString(module.resolve("target/stepscale/stepscale-orders-AllTraffic.simulation")
                .resolve(name));
    }

    @Test
    void newTrafficTestsThePrediction() throws Exception {
        simulate(CertificateFixture.day(3, 190)).execute();
        assertThat(log.lines())
                .anyMatch(line -> line.matches("INFO +predicted +happened"))
                .anyMatch(line -> line.matches("INFO requests above capacity +[0-9.]+ % +[0-9.]+ %"))
                .anyMatch(line -> line.matches("INFO days that keep the objective alone +1 of 1 day +1 of 1 day"))
                .contains("INFO The policy keeps the objective of its certificate, maxExcess 1 %.")
                .contains("INFO This traffic was not tuned on: the figures test the prediction.");
        assertThat(result("summary.json"))
                .contains("\"certificate\" : {\n    \"kept\" : true,\n    \"traffic\" : \"new\",")
                .contains("{\n      \"start\" : \"2026-03-05T00:00:00Z\",\n      \"kept\" : true\n    }");
        assertThat(result("report.html")).contains("<h2 id=\"certificate-title\">The certificate on this traffic</h2>");
    }

    @Test
    void tunedTrafficIsNoProof() throws Exception {
        simulate(CertificateFixture.day(0, 200).slice(30, 600)).execute();
        assertThat(log.lines())
                .contains("INFO This traffic has minutes that were tuned on, from 2026-03-02 00:00 to 2026-03-03 00:00"
                        + " UTC: it is no proof. Record traffic after that.");
        assertThat(result("summary.json")).contains("\"traffic\" : \"tuned\"");
    }

    @Test
    void theUnseenPartRepeatsThePredictionToTheLastDigit() throws Exception {
        SimulateMojo goal = simulate(CertificateFixture.day(1, 200));
        goal.execute();
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("INFO This is the unseen part of the certificate itself"));
        String summary = result("summary.json");
        CertifiedRun unseen = CERTIFICATE.unseen().orElseThrow();
        assertThat(summary.substring(summary.indexOf("\"happened\"")))
                .contains(
                        "\"excessFraction\" : "
                                + PlainNumbers.text(unseen.excessFraction().orElseThrow()),
                        "\"instanceHours\" : " + PlainNumbers.text(unseen.instanceHours()));
    }

    @Test
    void aMissedPredictionFailsTheBuildAfterTheReportIsWritten() throws Exception {
        SimulateMojo goal = simulate(CertificateFixture.day(3, 4_000));
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "stepscale-orders-AllTraffic: The policy misses the objective of its certificate: maxExcess is ")
                .hasMessageContaining(" %, at most 1 % is allowed. See its report; then tune again on newer traffic")
                .hasNoCause();
        assertThat(log.lines()).contains("INFO Days that alone miss the objective: 2026-03-05.");
        assertThat(result("summary.json")).contains("\"kept\" : false");

        goal.failOnObjective = false;
        goal.execute();
    }

    @Test
    void aCertificateOfAnotherPlanFailsBeforeAnythingIsWritten() throws Exception {
        CertificateFixture.write(
                module.resolve("c.json"), CertificateFixture.of(DESCRIPTOR.replace("lower: 80", "lower: 81")));
        assertThatThrownBy(simulate(CertificateFixture.day(3, 190))::execute)
                .hasMessageContaining("c.json is the certificate of another plan: rules[0].alarm.threshold is '80', in"
                        + " the certificate '81'.");
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void withoutTrafficThereIsNothingToCompare() throws Exception {
        CertificateFixture.write(module.resolve("stepscale.yaml"), DESCRIPTOR + """
                expect:
                  - name: calm stays calm
                    when: 90 requests per minute for 60 minutes
                    then: no scaling
                """);
        assertThatThrownBy(simulate()::execute)
                .hasMessage("stepscale-orders-AllTraffic: the certificate cannot be compared without traffic: name a"
                        + " file with -Dstepscale.traffic.");
        assertThat(module.resolve("target")).doesNotExist();
    }
}

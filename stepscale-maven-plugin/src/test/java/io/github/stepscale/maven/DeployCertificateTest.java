package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.report.tuning.CertificateJson;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment that demands a certificate of its plan. */
class DeployCertificateTest extends ScriptedModule {
    private static final String DESCRIPTOR = MojoFixture.SPLIT + """
            service: { requestsPerInstance: 100 }
            objective: { maxExcess: 1% }
            """;

    @Override
    String descriptor() {
        return DESCRIPTOR;
    }

    private DeployMojo demanding(Path certificate) {
        DeployMojo deploy = dryRun();
        deploy.certificate = certificate.toFile();
        return deploy;
    }

    private Path certificateOf(String descriptor) throws IOException {
        return CertificateFixture.write(module.resolve("c.json"), CertificateFixture.of(descriptor));
    }

    @Test
    void theCertificateOfThePlanLetsItPass() throws Exception {
        demanding(certificateOf("# another text\nallow: [W-S13]\n" + DESCRIPTOR))
                .execute();
        assertThat(goals.lines())
                .anyMatch(
                        line -> line.startsWith(
                                "INFO orders-scaling: the plan is that of c.json, which keeps maxExcess 1 % on unseen traffic with "))
                .contains("INFO A dry run: nothing was changed.")
                .noneMatch(line -> line.startsWith("WARN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "dry run", "stack set"})
    void aCertificateOfAnotherPlanStopsBeforeAnyRequest(String goal) throws Exception {
        DeployMojo deploy = (DeployMojo) goal(goal);
        deploy.certificate = certificateOf(
                        DESCRIPTOR.replace("lower: 50", "lower: 60").replace("maxCapacity: 10", "maxCapacity: 9"))
                .toFile();
        assertThatThrownBy(deploy::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("orders-scaling: c.json is the certificate of another plan: capacity.max is"
                        + " '10', in the certificate '9'; rules[0].alarm.threshold is '50', in the certificate '60'."
                        + " Use the stepscale.yaml beside the certificate, or make one of this plan with ")
                .hasMessageEndingWith("tune.");
        assertThat(aws.requests()).isEmpty();
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void aCertificateOfAWeakerObjectiveIsRefused() throws Exception {
        Path certificate = certificateOf(DESCRIPTOR);
        goals.describe(DESCRIPTOR.replace("maxExcess: 1%", "maxExcess: 0.1%, maxWait: 2"));
        assertThatThrownBy(demanding(certificate)::execute)
                .hasMessageContaining(
                        "c.json does not prove the objective of the descriptor: maxExcess is to be at most"
                                + " 0.1 %, and the certificate has 1 %; maxWait is to be at most 2 min, and the certificate has"
                                + " no such limit. ");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void whatWeakensACertificateIsAWarning() throws Exception {
        Path certificate = certificateOf(DESCRIPTOR);
        String text = CertificateJson.of(CertificateFixture.of(DESCRIPTOR));
        CertificateFixture.write(
                certificate, text.replaceFirst("\"stepscale\" : \"[^\"]*\"", "\"stepscale\" : \"0.0.9\""));
        goals.describe(DESCRIPTOR
                .replace("maxExcess: 1%", "maxExcess: 2%")
                .replace("requestsPerInstance: 100", "requestsPerInstance: 90, scaleOutDelay: 6, scaleInDelay: 7"));
        demanding(certificate).execute();
        assertThat(goals.lines())
                .filteredOn(line -> line.startsWith("WARN c.json"))
                .hasSize(4)
                .contains("WARN c.json: It was not shown for a scaleInDelay of 7 minutes.")
                .anyMatch(line -> line.startsWith("WARN c.json: It was made with stepscale 0.0.9, and this is "))
                .contains("WARN c.json: Its objective is maxExcess 1 %, that of the descriptor is maxExcess 2 %.")
                .contains("WARN c.json: Its outcomes are of another service: requestsPerInstance is '90', in the"
                        + " certificate '100'.");
    }

    @Test
    void aFolderHoldsACertificateForEachStack() throws Exception {
        String other = DESCRIPTOR.replace("orders", "items").replace("maxCapacity: 10", "maxCapacity: 5");
        goals.describe("all/a.yaml", DESCRIPTOR);
        goals.describe("all/b.yaml", other);
        Path folder = module.resolve("tuned");
        CertificateFixture.write(
                folder.resolve("orders-scaling.tuning/certificate.json"), CertificateFixture.of(DESCRIPTOR));
        DeployMojo deploy = demanding(folder);
        deploy.descriptor = module.resolve("all").toFile();
        assertThatThrownBy(deploy::execute)
                .hasMessageStartingWith("items-scaling: ")
                .hasMessageContaining(" does not exist. Expected: the certificate.json that ")
                .hasMessageContaining(" wrote, or the folder that holds items-scaling.tuning.");
        assertThat(aws.requests()).isEmpty();

        CertificateFixture.write(folder.resolve("items-scaling.tuning/certificate.json"), CertificateFixture.of(other));
        deploy.execute();
        assertThat(goals.lines()).contains("INFO 2 stacks: 2 planned");
    }

    @Test
    void aFileWithMistakesNamesThemAll() throws Exception {
        Path certificate = CertificateFixture.write(module.resolve("c.json"), "{ \"format\" : 1, \"plan\" : [] }");
        assertThatThrownBy(demanding(certificate)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("c.json:1:17 plan: is a list: keys with values are needed")
                .hasMessageContaining("c.json:1:1 whole: is missing. Add it.")
                .hasMessageContaining("Name the certificate.json that ")
                .hasMessageEndingWith("tune wrote for orders-scaling, or tune again.")
                .hasNoCause();
        assertThat(aws.requests()).isEmpty();
    }
}

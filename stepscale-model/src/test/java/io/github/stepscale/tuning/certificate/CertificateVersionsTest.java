package io.github.stepscale.tuning.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CertificateVersionsTest {
    @Test
    void theVersionIsThatOfThePom() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
        assertThat(CertificateVersions.STEPSCALE)
                .as("Write the version of the POM into CertificateVersions.STEPSCALE")
                .isEqualTo(version);
    }
}

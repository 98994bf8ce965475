package io.github.stepscale.maven.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.maven.MavenRun;
import java.io.File;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.Test;

class OutputDirectoryTest {
    private final File start = new File("/home/user/scaling");

    @Test
    void withoutAPomTheDefaultIsBelowTheFolderOfTheUser() {
        File unresolved = new File(start, "${project.basedir}/target/stepscale");

        assertThat(OutputDirectory.of(unresolved, start)).isEqualTo(new File(start, "target/stepscale"));
    }

    @Test
    void aFolderThatMavenHasResolvedStaysAsItIs() {
        File resolved = new File("/elsewhere/out");

        assertThat(OutputDirectory.of(resolved, start)).isSameAs(resolved);
    }

    @Test
    void noGoalNeedsAPom() {
        assertThat(MavenRun.descriptor().getMojos())
                .filteredOn(MojoDescriptor::isProjectRequired)
                .isEmpty();
    }
}

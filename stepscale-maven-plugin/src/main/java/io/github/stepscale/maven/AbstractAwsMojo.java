package io.github.stepscale.maven;

import io.github.stepscale.maven.file.OutputDirectory;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of the goals that call AWS and write what they found into the output directory. */
abstract class AbstractAwsMojo extends AbstractConnectedMojo {
    /**
     * The folder of the files that the goal writes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.outputDirectory", defaultValue = "${project.build.directory}/stepscale")
    File outputDirectory;

    @Override
    final boolean isGoalSkipped() {
        return false;
    }

    @Override
    final void prepare() {
        outputDirectory = OutputDirectory.of(outputDirectory, startDirectory);
    }

    /** Writes a file into the output directory. */
    final void write(String name, String content) throws MojoExecutionException {
        write(outputDirectory.toPath().resolve(name), content);
    }
}

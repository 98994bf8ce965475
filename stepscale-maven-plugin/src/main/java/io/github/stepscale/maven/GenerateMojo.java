package io.github.stepscale.maven;

import io.github.stepscale.maven.file.OutputDirectory;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the CloudFormation template of each descriptor to {@code <stackName>.template.yaml}. Works offline. Writes a file
 * only if its bytes change, and none at all if any descriptor fails.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true, requiresProject = false)
public class GenerateMojo extends AbstractStepscaleMojo {
    /**
     * The folder of the templates.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.outputDirectory", defaultValue = "${project.build.directory}/stepscale")
    File outputDirectory;

    /**
     * Whether to skip this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.generate.skip", defaultValue = "false")
    boolean generateSkip;

    @Override
    String goal() {
        return "generate";
    }

    @Override
    boolean isGoalSkipped() {
        return generateSkip;
    }

    @Override
    void run(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        Path folder = OutputDirectory.of(outputDirectory, startDirectory).toPath();
        PerStackRunner.run(
                passingStacks(gate),
                hints(),
                stack -> writeExclusively(folder.resolve(stack.name() + ".template.yaml"), stack.template()));
    }
}

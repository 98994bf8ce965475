package io.github.stepscale.maven;

import io.github.stepscale.check.CheckedStack;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the CloudFormation template of each descriptor, {@code <stackName>.template.yaml}. Works offline. A file is
 * written only if its bytes change, and none is written if any descriptor fails.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public class GenerateMojo extends AbstractStepscaleMojo {
    /**
     * Where the templates go.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.outputDirectory", defaultValue = "${project.build.directory}/stepscale")
    File outputDirectory;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.generate.skip", defaultValue = "false")
    boolean generateSkip;

    /** Which execution this is, to tell two of them apart. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    MojoExecution execution;

    @Override
    String goal() {
        return "generate";
    }

    @Override
    boolean goalSkipped() {
        return generateSkip;
    }

    @Override
    void run(Gate gate) throws MojoExecutionException, MojoFailureException {
        List<CheckedStack> stacks = check(gate);
        for (CheckedStack stack : stacks) {
            Path file = outputDirectory.toPath().resolve(stack.name() + ".template.yaml");
            memory().claim(file, shown(file), execution.getExecutionId(), stack.template());
            write(file, stack.template());
        }
    }
}

package io.github.stepscale.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;

/** The goals that work offline, as Maven would fill them for one module. */
final class OfflineGoals {
    private final RecordedLog log;
    private final Path module;
    private final Map<Object, Object> context = new HashMap<>();

    OfflineGoals(RecordedLog log, Path module) {
        this.log = log;
        this.module = module;
    }

    <T extends AbstractTemplateMojo> T started(T goal) {
        goal.setLog(log);
        goal.setPluginContext(context);
        goal.execution = new MojoExecution(new MojoDescriptor(), "default");
        goal.descriptor = module.resolve("stepscale.yaml").toFile();
        goal.startDirectory = module.toFile();
        goal.project = new MavenProject();
        goal.failOn = "error";
        if (goal instanceof AbstractSimulationMojo simulation) {
            simulation.outputDirectory = module.resolve("target/stepscale").toFile();
        }
        return goal;
    }
}

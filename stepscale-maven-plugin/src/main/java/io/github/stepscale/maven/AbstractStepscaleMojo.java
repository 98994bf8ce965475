package io.github.stepscale.maven;

import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: where the descriptor is, what overrides it, what fails the build, and how to skip. */
abstract class AbstractStepscaleMojo extends AbstractMojo {
    /**
     * The descriptor. A directory means every {@code *.yaml} and {@code *.yml} in it, not deeper, each a stack of its
     * own. Relative to the module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.descriptor", defaultValue = "stepscale.yaml")
    File descriptor;

    /**
     * The endpoint, instead of the descriptor's {@code endpointName}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.endpointName")
    String endpointName;

    /**
     * The variant, instead of the descriptor's {@code variantName}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.variantName")
    String variantName;

    /**
     * The inference component, instead of the descriptor's {@code inferenceComponentName}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.inferenceComponentName")
    String inferenceComponentName;

    /**
     * The stack, instead of the descriptor's {@code stackName}: letters, digits and hyphens, at most 128. The template is
     * named after it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.stackName")
    String stackName;

    /**
     * The least capacity, instead of the descriptor's {@code minCapacity}: a whole number, 0 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.minCapacity")
    String minCapacity;

    /**
     * The most capacity, instead of the descriptor's {@code maxCapacity}: a whole number, 1 or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.maxCapacity")
    String maxCapacity;

    /**
     * What fails the build: {@code error}, or {@code warning} for warnings too. A finding that is meant can be accepted
     * by its code under {@code allow} in the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.failOn", defaultValue = "error")
    String failOn;

    /**
     * Skips every goal of this plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.skip", defaultValue = "false")
    boolean skip;

    /** The module, for paths in the log. */
    @Parameter(defaultValue = "${project.basedir}", readonly = true)
    File basedir;

    /** Which execution this is, to tell two of them apart, and what may be given to it. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    MojoExecution execution;

    /** The module: its properties, and what it says of this plugin. */
    @Parameter(defaultValue = "${project}", readonly = true)
    MavenProject project;

    /** What was given to this run of Maven. */
    @Parameter(defaultValue = "${session}", readonly = true)
    MavenSession session;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Parameters parameters = new Parameters(KnownParameters.PREFIX);
        parameters.add(unheard());
        if (skip || goalSkipped()) {
            parameters.requireRight();
            getLog().info(Advice.skipped(skip ? "stepscale.skip" : "stepscale." + goal() + ".skip"));
        } else {
            Optional<FindingGate> gate = parameters.read(() -> FindingGate.of(failOn));
            readParameters(parameters);
            parameters.requireRight();
            run(gate.orElseThrow());
        }
    }

    /** The mistakes that Maven passes over. Java code that fills a goal itself has no descriptor, and passes over nothing. */
    private List<String> unheard() {
        return Optional.ofNullable(execution)
                .map(MojoExecution::getMojoDescriptor)
                .map(MojoDescriptor::getPluginDescriptor)
                .map(plugin -> new MavenParameters(session, project, execution, memory().published()).mistakes())
                .orElse(List.of());
    }

    /**
     * Reads those parameters whose text can be wrong, so that all that is wrong is told at once and before anything is done.
     * What they mean is read again where it is needed.
     */
    void readParameters(Parameters parameters) {}

    /** The name of the goal. */
    abstract String goal();

    /** Whether this goal alone is to be skipped. */
    abstract boolean goalSkipped();

    /** Says something about a stack before its findings are logged; nothing by default. */
    void announce(SynthesizedStack stack) {}

    /** Does the work. */
    abstract void run(FindingGate gate) throws MojoExecutionException, MojoFailureException;

    /** The stacks of all descriptors; fails if there is a finding that the gate does not let pass. */
    final List<SynthesizedStack> check(FindingGate gate) throws MojoFailureException {
        return stacks(passed(gate));
    }

    /** The checks of all descriptors; fails likewise. */
    final List<Synthesis> passed(FindingGate gate) throws MojoFailureException {
        List<Synthesis> checks = checks();
        checks.forEach(check -> check.stack().ifPresent(this::announce));
        gate.pass(checks, getLog(), memory());
        return checks;
    }

    /**
     * The stacks of all descriptors, whatever there is to be said against them: for goals that only look at what runs, or take
     * it away. Fails if a descriptor cannot be read.
     */
    final List<SynthesizedStack> read(FindingGate gate) throws MojoFailureException {
        List<Synthesis> checks = checks();
        if (checks.stream().anyMatch(check -> check.stack().isEmpty())) {
            gate.pass(checks, getLog(), memory());
        }
        return stacks(checks);
    }

    private static List<SynthesizedStack> stacks(List<Synthesis> checks) {
        return checks.stream().flatMap(check -> check.stack().stream()).toList();
    }

    private List<Synthesis> checks() {
        DescriptorFiles files = new DescriptorFiles(basedir.toPath());
        return Synthesis.of(files, descriptor.toPath(), overrides());
    }

    /** A file as the log shows it: relative to the module where it lies below it. */
    final String shown(Path file) {
        Path base = basedir.toPath();
        return (file.startsWith(base) ? base.relativize(file) : file).toString();
    }

    /** Writes a file, if its bytes change, and says so. */
    final void write(Path file, String content) throws MojoExecutionException {
        try {
            boolean changed = OutputFile.write(file, content);
            getLog().info((changed ? "Wrote " : "Unchanged: ") + shown(file));
        } catch (IOException notWritten) {
            throw BuildFailures.execution(Advice.notWritten(shown(file), OutputFile.reason(notWritten)), notWritten);
        }
    }

    /** The same, for a result that says the same as long as the descriptor does: another execution may not write another. */
    final void writeAlone(Path file, String content) throws MojoExecutionException, MojoFailureException {
        memory().claim(file, shown(file), execution.getExecutionId(), content);
        write(file, content);
    }

    @SuppressWarnings("unchecked") // Maven's interface has a raw Map; its keys and values are any objects.
    final BuildContextState memory() {
        return new BuildContextState(getPluginContext());
    }

    /** What takes the place of values of the descriptor. */
    Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        put(overrides, "endpointName", endpointName);
        put(overrides, "variantName", variantName);
        put(overrides, "inferenceComponentName", inferenceComponentName);
        put(overrides, "stackName", stackName);
        put(overrides, "minCapacity", minCapacity);
        put(overrides, "maxCapacity", maxCapacity);
        return overrides;
    }

    /** Maven leaves a parameter that is not given null. */
    static void put(Map<String, String> overrides, String key, String value) {
        if (value != null) {
            overrides.put(key, value);
        }
    }
}

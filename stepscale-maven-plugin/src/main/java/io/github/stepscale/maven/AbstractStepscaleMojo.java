package io.github.stepscale.maven;

import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.descriptor.SimilarFile;
import io.github.stepscale.maven.command.KnownParameters;
import io.github.stepscale.maven.command.MavenHints;
import io.github.stepscale.maven.command.MavenParameters;
import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.maven.file.OutputFile;
import io.github.stepscale.maven.file.TemplateFile;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.Output;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** The parameters that all goals share, and how a goal runs: check the parameters, skip or read the descriptors, work. */
abstract class AbstractStepscaleMojo extends AbstractMojo {
    /**
     * The descriptor: a YAML file, relative to the module. If it is a directory, every {@code *.yaml} and {@code *.yml}
     * file directly in it is a descriptor, each with its own stack. A module without the default file is passed over if
     * another module of the build has a descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.descriptor", defaultValue = "stepscale.yaml")
    File descriptor;

    /**
     * Name of the SageMaker endpoint. Overrides {@code endpointName} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.endpointName")
    String endpointName;

    /**
     * Name of the production variant. Overrides {@code variantName} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.variantName")
    String variantName;

    /**
     * Name of the inference component. Overrides {@code inferenceComponentName} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.inferenceComponentName")
    String inferenceComponentName;

    /**
     * Name of the CloudFormation stack: a letter, then letters, digits and hyphens, at most 128 characters. The files that
     * the goals write are named after it. Overrides {@code stackName} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.stackName")
    String stackName;

    /**
     * Minimum capacity, in instances or copies: a whole number, 0 or more. Overrides {@code minCapacity} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.minCapacity")
    String minCapacity;

    /**
     * Maximum capacity, in instances or copies: a whole number, 1 or more. Overrides {@code maxCapacity} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.maxCapacity")
    String maxCapacity;

    /**
     * The lowest severity that fails the build: {@code error}, or {@code warning} to fail on warnings too. Accept a
     * single finding by listing its code under {@code allow} in the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.failOn", defaultValue = "error")
    String failOn;

    /**
     * Whether to skip every goal of this plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.skip", defaultValue = "false")
    boolean skip;

    /** The folder in which Maven was started; paths below it are logged relative to it. */
    @Parameter(defaultValue = "${user.dir}", readonly = true)
    File startDirectory;

    /** The execution that runs now, with the descriptor of the plugin. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    public MojoExecution execution;

    /** The module: its properties and its configuration of this plugin. */
    @Parameter(defaultValue = "${project}", readonly = true)
    MavenProject project;

    /** The build: the goals and properties on its command line. */
    @Parameter(defaultValue = "${session}", readonly = true)
    public MavenSession session;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Parameters parameters = new Parameters(KnownParameters.PREFIX);
        parameters.add(mistakesIgnoredByMaven());
        if (skip || isGoalSkipped()) {
            parameters.requireValid();
            getLog().info(Messages.skipped(skip ? "stepscale.skip" : "stepscale." + goal() + ".skip"));
        } else {
            Optional<FindingGate> gate = parameters.read(() -> FindingGate.of(failOn));
            readParameters(parameters);
            parameters.requireValid();
            Optional<String> owner = ownerOfOtherDescriptor();
            if (owner.isPresent()) {
                getLog().info(Messages.passedOver(owner.get()));
            } else {
                run(gate.orElseThrow());
            }
        }
    }

    /** The other module with a descriptor, if this one has none and names none: a parent POM may bind goals for its children. */
    private Optional<String> ownerOfOtherDescriptor() {
        Path file = descriptor.toPath();
        if (!isForDescriptors()
                || Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                || SimilarFile.to(file).isPresent()
                || !isWithoutNamedDescriptor()) {
            return Optional.empty();
        }
        List<MavenProject> all = Optional.ofNullable(session.getAllProjects()).orElseGet(session::getProjects);
        return new ReactorDescriptors(all, execution.getGroupId() + ":" + execution.getArtifactId()).firstOwner();
    }

    private boolean isWithoutNamedDescriptor() {
        return isRunByMaven() && !isDescriptorNamed();
    }

    /** Whether the user named the descriptor, on the command line or in the POM. */
    final boolean isDescriptorNamed() {
        return isRunByMaven() && mavenParameters().isGiven(KnownParameters.PREFIX + "descriptor");
    }

    /** Java code that sets the fields itself has no descriptor of the plugin. */
    private boolean isRunByMaven() {
        return execution != null
                && execution.getMojoDescriptor() != null
                && execution.getMojoDescriptor().getPluginDescriptor() != null;
    }

    private MavenParameters mavenParameters() {
        return new MavenParameters(session, project, execution, buildState().published());
    }

    /** The words for goals and parameters in advice: those of the command that started this build. */
    public final Hints hints() {
        return isRunByMaven() ? mavenParameters().hints() : MavenHints.INSTANCE;
    }

    /** Where an operation reports its progress. */
    final Output output() {
        return Terminal.of(session).isPresent() ? new TerminalOutput(getLog(), System.out) : getLog()::info;
    }

    /** Mistakes that Maven ignores silently. */
    private List<String> mistakesIgnoredByMaven() {
        return isRunByMaven() ? mavenParameters().mistakes() : List.of();
    }

    /**
     * Reads the parameters whose text can be wrong, so that all mistakes are reported together before anything is done.
     * Keeps the values for {@link #run}, unless they depend on the descriptor too.
     */
    void readParameters(Parameters parameters) {}

    /** The name of the goal, such as {@code deploy}. */
    abstract String goal();

    /** Whether the parameter that skips this goal alone is set. */
    abstract boolean isGoalSkipped();

    /** Whether the goal works on the descriptors of the module, so that it has nothing to do where there is none. */
    boolean isForDescriptors() {
        return true;
    }

    /** Logs something about a stack before its findings; nothing by default. */
    void logBeforeFindings(SynthesizedStack stack) {}

    /** Does the work of the goal, with parameters that are valid. */
    abstract void run(FindingGate gate) throws MojoExecutionException, MojoFailureException;

    /** Reads, checks and renders all descriptors; fails if the gate refuses a finding. */
    final List<SynthesizedStack> passingStacks(FindingGate gate) throws MojoFailureException {
        return stacks(passingSyntheses(gate));
    }

    /** The same, with their findings. */
    final List<Synthesis> passingSyntheses(FindingGate gate) throws MojoFailureException {
        List<Synthesis> syntheses = synthesize();
        syntheses.forEach(synthesis -> synthesis.stack().ifPresent(this::logBeforeFindings));
        gate.enforce(syntheses, getLog(), buildState(), hints());
        return syntheses;
    }

    /**
     * Reads all descriptors and ignores their findings, for goals that only inspect what runs, or remove it. Fails if a
     * descriptor cannot be read.
     */
    final List<SynthesizedStack> readableStacks(FindingGate gate) throws MojoFailureException {
        List<Synthesis> syntheses = synthesize();
        if (syntheses.stream().anyMatch(synthesis -> synthesis.stack().isEmpty())) {
            gate.enforce(syntheses, getLog(), buildState(), hints());
        }
        return stacks(syntheses);
    }

    private static List<SynthesizedStack> stacks(List<Synthesis> syntheses) {
        return syntheses.stream()
                .flatMap(synthesis -> synthesis.stack().stream())
                .toList();
    }

    /** Reads, checks and renders what the goal works on: the descriptors. */
    List<Synthesis> synthesize() throws MojoFailureException {
        DescriptorFiles files = new DescriptorFiles(startDirectory.toPath());
        return Synthesis.of(files, descriptor.toPath(), overrides());
    }

    /** The file of a stack, to which the paths in it are relative. */
    Path descriptor(SynthesizedStack stack) {
        return startDirectory.toPath().resolve(stack.descriptor().sources().file());
    }

    /** A template that is read in place of a descriptor. */
    final TemplateFile templateFile(File template, Map<String, String> values) {
        String path = displayPath(template.toPath());
        return new TemplateFile(template.toPath(), path.isEmpty() ? template.getName() : path, values);
    }

    /** A path for the log, as seen from where the user stands: relative if the file is below that folder. */
    final String displayPath(Path file) {
        return relative(startDirectory, file);
    }

    /** A path as the value of a parameter, which Maven reads relative to the module, wherever it was started. */
    final String parameterPath(Path file) {
        return relative(Optional.ofNullable(project.getBasedir()).orElse(startDirectory), file);
    }

    private static String relative(File folder, Path file) {
        Path base = folder.toPath();
        return (file.startsWith(base) ? base.relativize(file) : file).toString();
    }

    /** Writes a file if its bytes change, and logs whether they did. */
    final void write(Path file, String content) throws MojoExecutionException {
        write(file, content, getLog()::info);
    }

    private void write(Path file, String content, Consumer<String> log) throws MojoExecutionException {
        try {
            boolean changed = OutputFile.writeIfChanged(file, content);
            log.accept((changed ? "Wrote " : "Unchanged: ") + displayPath(file));
        } catch (IOException notWritten) {
            throw BuildFailures.execution(
                    Messages.notWritten(displayPath(file), OutputFile.describe(notWritten)), notWritten);
        }
    }

    /** The same, for a file that depends on the descriptor alone: fails if another execution wrote it with other content. */
    final void writeExclusively(Path file, String content) throws MojoExecutionException, MojoFailureException {
        writeExclusively(file, content, getLog()::info);
    }

    /** The same, with another place for the line that says so. */
    final void writeExclusively(Path file, String content, Consumer<String> log)
            throws MojoExecutionException, MojoFailureException {
        buildState().claim(file, displayPath(file), execution.getExecutionId(), content);
        write(file, content, log);
    }

    /** What the goals of this module share during the build. */
    @SuppressWarnings("unchecked") // Maven's interface has a raw Map; its keys and values are any objects.
    final BuildContextState buildState() {
        return new BuildContextState(getPluginContext());
    }

    /** The values that replace those of the descriptor, by their keys there. */
    Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        putIfGiven(overrides, "endpointName", endpointName);
        putIfGiven(overrides, "variantName", variantName);
        putIfGiven(overrides, "inferenceComponentName", inferenceComponentName);
        putIfGiven(overrides, "stackName", stackName);
        putIfGiven(overrides, "minCapacity", minCapacity);
        putIfGiven(overrides, "maxCapacity", maxCapacity);
        return overrides;
    }

    /** Adds a value unless it is null, as Maven leaves a parameter that is not given. */
    static void putIfGiven(Map<String, String> overrides, String key, String value) {
        if (value != null) {
            overrides.put(key, value);
        }
    }
}

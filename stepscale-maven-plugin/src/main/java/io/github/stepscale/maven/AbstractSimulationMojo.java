package io.github.stepscale.maven;

import io.github.stepscale.descriptor.SimulationKeys;
import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.maven.file.OutputDirectory;
import io.github.stepscale.maven.file.TrafficFiles;
import io.github.stepscale.maven.parameter.ParameterText;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.shared.InputFile;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.traffic.TraceFile;
import io.github.stepscale.traffic.TrafficSource;
import io.github.stepscale.validation.InvalidValueException;
import java.io.File;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of the goals that simulate: the traffic, and what replaces {@code service} of the descriptor. */
abstract class AbstractSimulationMojo extends AbstractTemplateMojo {
    /**
     * The file of the traffic, relative to the module: CSV with a column of times and one of requests, or the JSON of
     * {@code aws cloudwatch get-metric-data}. Overrides {@code traffic} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.traffic")
    File traffic;

    /**
     * What each row of {@code stepscale.traffic} covers: {@code 1m} to {@code 60m}. Default: the distance of the rows.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.trafficInterval")
    String trafficInterval;

    /**
     * Requests per minute that one instance can serve, above 0. Overrides {@code service.requestsPerInstance} of the
     * descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.requestsPerInstance")
    String requestsPerInstance;

    /**
     * Time until added instances serve requests: minutes, or a duration such as {@code 300s} or {@code 5m}, or a range such as
     * {@code 4m..9m}, of which the simulation takes the longest. Overrides {@code service.scaleOutDelay} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.scaleOutDelay")
    String scaleOutDelay;

    /**
     * Time until removed instances are gone: minutes, or a duration such as {@code 300s} or {@code 5m}, or a range such as
     * {@code 3m..6m}, of which the simulation takes the longest. Overrides {@code service.scaleInDelay} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.scaleInDelay")
    String scaleInDelay;

    /**
     * Time until an alarm sees a datapoint: minutes, or a duration such as {@code 120s} or {@code 2m}, or a range such as
     * {@code 1m..2m}, of which the simulation takes the longest. Overrides {@code service.metricDelay} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.metricDelay")
    String metricDelay;

    /**
     * Instances in service in the first minute, between minimum and maximum capacity. Overrides
     * {@code service.initialCapacity} of the descriptor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.initialCapacity")
    String initialCapacity;

    /**
     * The folder of the results.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.outputDirectory", defaultValue = "${project.build.directory}/stepscale")
    File outputDirectory;

    /** As for a descriptor that is read: 1 MiB. */
    private static final int MAX_MEGABYTES = 2;

    private Optional<TrafficSource.File> trafficSource = Optional.empty();

    @Override
    Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>(super.overrides());
        putIfGiven(overrides, "requestsPerInstance", requestsPerInstance);
        putIfGiven(overrides, "scaleOutDelay", scaleOutDelay);
        putIfGiven(overrides, "scaleInDelay", scaleInDelay);
        putIfGiven(overrides, "metricDelay", metricDelay);
        putIfGiven(overrides, "initialCapacity", initialCapacity);
        return overrides;
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        trafficSource = parameters.read(this::readTrafficSource).flatMap(source -> source);
    }

    private Optional<TrafficSource.File> readTrafficSource() throws MojoFailureException {
        if (trafficInterval == null) {
            return Optional.ofNullable(traffic).map(file -> new TrafficSource.File(file.getPath()));
        }
        if (traffic == null) {
            throw new MojoFailureException(Messages.INTERVAL_WITHOUT_TRAFFIC);
        }
        ParameterText text = new ParameterText("stepscale.trafficInterval", trafficInterval);
        try {
            return Optional.of(new TrafficSource.File(traffic.getPath(), Optional.of(text.toDuration())));
        } catch (InvalidValueException outside) {
            throw text.refusal("whole minutes from 1m to 60m", outside);
        }
    }

    /** The traffic of the parameter, else of the descriptor; empty if there is neither. */
    final Optional<TraceFile> readTraffic(SynthesizedStack stack) throws MojoFailureException {
        return new TrafficFiles(startDirectory.toPath(), trafficSource).read(stack.descriptor(), descriptor(stack));
    }

    /** The folder of the results of a stack, which need not exist. */
    final Path results(SynthesizedStack stack, String kind) {
        return OutputDirectory.of(outputDirectory, startDirectory).toPath().resolve(stack.name() + "." + kind);
    }

    /**
     * The text of a descriptor, as the user wrote it. Of a template it is the imported descriptor, with what the descriptor
     * beside the template adds.
     */
    final String text(SynthesizedStack stack) throws MojoFailureException {
        if (imported().isEmpty()) {
            return text(descriptor(stack));
        }
        String text = imported()
                .flatMap(stacks -> stacks.text(stack))
                .orElseThrow(() -> new MojoFailureException(Messages.notWritable(stack.name(), hints())));
        Path beside = descriptor(stack);
        return beside.equals(template.toPath()) ? text : text + SimulationKeys.lines(text(beside));
    }

    private String text(Path file) throws MojoFailureException {
        try {
            return InputFile.readText(file, MAX_MEGABYTES, "a descriptor has 1 MiB at most");
        } catch (InputFile.Unreadable | CharacterCodingException changed) {
            throw BuildFailures.failure(Messages.descriptorChanged(displayPath(file)), changed);
        }
    }
}

package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.maven.file.RecordedFiles;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.maven.parameter.RequestedPeriod;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.history.DelayStudy;
import io.github.stepscale.operation.history.MeasuredDelays;
import io.github.stepscale.operation.record.ConcurrencyPeak;
import io.github.stepscale.operation.record.ConcurrencyPeakStudy;
import io.github.stepscale.operation.record.ExistingRecording;
import io.github.stepscale.operation.record.RecordOptions;
import io.github.stepscale.operation.record.Recorder;
import io.github.stepscale.operation.record.Recording;
import io.github.stepscale.operation.record.Recording.RecordedFile;
import io.github.stepscale.operation.record.RecordingText;
import io.github.stepscale.service.Service;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Records the past traffic of an endpoint from CloudWatch, one row per minute, for {@code stepscale:simulate}; also the
 * instances in service, the measured delays of metric, alarm and scaling, and the peak of the concurrency. A later run adds the minutes since the last
 * one. Changes nothing in AWS. Most of the delays need a deployed stack.
 *
 * @since 0.1.0
 */
@Mojo(name = "record", threadSafe = true, requiresProject = false)
public class RecordMojo extends AbstractAwsMojo {
    /**
     * Start of the time range: how long ago ({@code 3h}, {@code 14d}), or a time in UTC such as
     * {@code 2026-01-31T08:00:00Z}. CloudWatch keeps datapoints of one minute for 15 days.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.since", defaultValue = "14d")
    String since;

    /**
     * End of the time range, a time in UTC such as {@code 2026-01-31T11:00:00Z}. Default: now. The current minute is not recorded.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.until")
    String until;

    /**
     * The folder of the recording, for a single descriptor. Default: {@code <outputDirectory>/<stackName>.record}. In a
     * folder that {@code mvn clean} does not delete, a recording can grow beyond the 15 days that CloudWatch keeps.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.record.directory")
    File recordDirectory;

    private Optional<RequestedPeriod> period = Optional.empty();

    @Override
    String goal() {
        return "record";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        period = RequestedPeriod.read(parameters, since, until);
    }

    @Override
    String retryHint() {
        return "it keeps the recorded minutes and reads the rest";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        RequestedPeriod requested = period.orElseThrow();
        RecordOptions options = new RecordOptions(requested.from(), requested.to());
        List<SynthesizedStack> stacks = readableStacks(gate);
        if (recordDirectory != null && stacks.size() > 1) {
            throw new MojoFailureException(Messages.oneRecording(stacks.size()));
        }
        try (Aws aws = connect()) {
            PerStackRunner.run(stacks, hints(), stack -> record(aws, stack, options));
        }
    }

    private void record(Aws aws, SynthesizedStack stack, RecordOptions options)
            throws MojoExecutionException, MojoFailureException {
        Path directory = recordDirectory == null
                ? outputDirectory.toPath().resolve(stack.name() + ".record")
                : recordDirectory.toPath();
        ExistingRecording before = RecordedFiles.read(directory, displayPath(directory));
        Recording recording = new Recorder(aws, Clock.system(), hints()).run(stack, options, before);
        for (RecordedFile file : recording.files()) {
            write(directory.resolve(file.name()), file.text());
        }
        getLog().info("Region " + aws.region() + ", stack " + stack.name());
        RecordingText.lines(recording).forEach(getLog()::info);
        recordService(aws, stack, recording, directory);
        getLog().info(Messages.simulateRecording(parameterPath(directory.resolve(Recording.TRAFFIC)), hints()));
    }

    private void recordService(Aws aws, SynthesizedStack stack, Recording recording, Path directory)
            throws MojoExecutionException {
        MeasuredDelays delays = measureDelays(aws, stack, recording);
        ConcurrencyPeak peak = measurePeak(aws, stack, recording);
        List<String> block = serviceBlock(delays, peak);
        block.forEach(getLog()::info);
        Service service = stack.descriptor().service();
        delays.differences(service).forEach(difference -> getLog().info("Note: " + difference));
        peak.difference(service).ifPresent(difference -> getLog().info("Note: " + difference));
        Path file = directory.resolve(Recording.SERVICE);
        if (!block.isEmpty()) {
            write(file, String.join("\n", block) + "\n");
        } else if (Files.exists(file)) {
            getLog().info(Messages.oldDelays(displayPath(file)));
        }
    }

    private static List<String> serviceBlock(MeasuredDelays delays, ConcurrencyPeak peak) {
        List<String> lines = new ArrayList<>(delays.serviceBlock());
        if (lines.isEmpty() && peak.line().isPresent()) {
            lines.add("service:");
        }
        peak.line().ifPresent(lines::add);
        return lines;
    }

    /** Measures the peak of the concurrency; a failure is only logged, since the traffic is recorded by then. */
    private ConcurrencyPeak measurePeak(Aws aws, SynthesizedStack stack, Recording recording) {
        try {
            ConcurrencyPeak peak = new ConcurrencyPeakStudy(aws)
                    .run(stack.plan().scaling().target(), recording.from(), recording.to());
            peak.notes().forEach(note -> getLog().info("Note: " + note));
            return peak;
        } catch (AwsException failed) {
            getLog().warn(Messages.noPeak(ErrorAdvice.note(failed)));
            return ConcurrencyPeak.none(failed.getMessage());
        }
    }

    /** Measures the delays; a failure is only logged, since the traffic is recorded by then. */
    private MeasuredDelays measureDelays(Aws aws, SynthesizedStack stack, Recording recording) {
        try {
            MeasuredDelays delays =
                    new DelayStudy(aws, hints()).run(stack, recording.state(), recording.from(), recording.to());
            delays.notes().forEach(note -> getLog().info("Note: " + note));
            return delays;
        } catch (AwsException failed) {
            getLog().warn(Messages.noDelays(ErrorAdvice.note(failed)));
            return MeasuredDelays.none(failed.getMessage());
        }
    }
}

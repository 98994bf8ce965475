package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Remedy;
import io.github.stepscale.operation.history.DelayStudy;
import io.github.stepscale.operation.history.MeasuredDelays;
import io.github.stepscale.operation.record.ExistingRecording;
import io.github.stepscale.operation.record.RecordOptions;
import io.github.stepscale.operation.record.Recorder;
import io.github.stepscale.operation.record.Recording;
import io.github.stepscale.operation.record.Recording.RecordedFile;
import io.github.stepscale.operation.record.RecordingText;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Records the traffic that an endpoint had, minute by minute, from CloudWatch, for {@code stepscale:simulate}; with it the
 * instances in service, and the delays of metric, alarm and scaling as they were. A later run adds what came since. Changes
 * nothing in AWS. Needs no stack, but for the delays.
 *
 * @since 0.1.0
 */
@Mojo(name = "record", threadSafe = true)
public class RecordMojo extends AbstractAwsMojo {
    /**
     * Where to begin: so long ago ({@code 3h}, {@code 14d}), or at a moment in UTC such as {@code 2026-01-31T08:00:00Z}.
     * CloudWatch keeps minutes for 15 days.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.since", defaultValue = "14d")
    String since;

    /**
     * Where to end: a moment in UTC such as {@code 2026-01-31T11:00:00Z}. Now, if it is left out. The minute that is not
     * over yet is left out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.until")
    String until;

    /**
     * Where the recording goes, for one descriptor; {@code <outputDirectory>/<stackName>.record}, if it is left out. A folder
     * that {@code clean} does not delete keeps more than the 15 days that CloudWatch does.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.record.directory")
    File recordDirectory;

    @Override
    String goal() {
        return "record";
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        Instant now = Instant.now();
        parameters.read(() -> from(now));
        parameters.read(() -> to(now));
    }

    private Instant from(Instant now) throws MojoFailureException {
        return InstantParameter.of("stepscale.since", since, now);
    }

    private Instant to(Instant now) throws MojoFailureException {
        return until == null ? now : InstantParameter.of("stepscale.until", until);
    }

    @Override
    String again() {
        return "what is recorded stays, and it asks for the rest";
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        Instant now = Instant.now();
        RecordOptions options = new RecordOptions(from(now), to(now));
        List<SynthesizedStack> stacks = read(gate);
        if (recordDirectory != null && stacks.size() > 1) {
            throw new MojoFailureException(Advice.oneRecording(stacks.size()));
        }
        try (Aws aws = connect()) {
            PerStackRunner.run(stacks, stack -> record(aws, stack, options));
        }
    }

    private void record(Aws aws, SynthesizedStack stack, RecordOptions options)
            throws MojoExecutionException, MojoFailureException {
        Path directory = recordDirectory == null
                ? outputDirectory.toPath().resolve(stack.name() + ".record")
                : recordDirectory.toPath();
        ExistingRecording before = RecordedFiles.read(directory, shown(directory));
        Recording recording = new Recorder(aws, Clock.system(), MavenHints.INSTANCE).run(stack, options, before);
        for (RecordedFile file : recording.files()) {
            write(directory.resolve(file.name()), file.text());
        }
        getLog().info("Region " + aws.region() + ", stack " + stack.name());
        RecordingText.lines(recording).forEach(getLog()::info);
        measure(aws, stack, recording, directory);
        getLog().info(Advice.simulateRecording(shown(directory.resolve(Recording.TRAFFIC))));
    }

    private void measure(Aws aws, SynthesizedStack stack, Recording recording, Path directory)
            throws MojoExecutionException {
        MeasuredDelays delays = delays(aws, stack, recording);
        List<String> block = delays.serviceBlock();
        block.forEach(getLog()::info);
        Path file = directory.resolve(Recording.SERVICE);
        if (!block.isEmpty()) {
            write(file, String.join("\n", block) + "\n");
        } else if (Files.exists(file)) {
            getLog().info(Advice.oldDelays(shown(file)));
        }
    }

    /** The traffic is recorded by then: that the delays cannot be measured fails nothing. */
    private MeasuredDelays delays(Aws aws, SynthesizedStack stack, Recording recording) {
        try {
            MeasuredDelays delays =
                    new DelayStudy(aws, MavenHints.INSTANCE).run(stack, recording.from(), recording.to());
            delays.notes().forEach(note -> getLog().info("Note: " + note));
            return delays;
        } catch (AwsException failed) {
            getLog().warn(Advice.noDelays(Remedy.aside(failed)));
            return MeasuredDelays.none(failed.getMessage());
        }
    }
}

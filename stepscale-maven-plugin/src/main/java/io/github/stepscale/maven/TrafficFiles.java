package io.github.stepscale.maven;

import io.github.stepscale.operation.shared.InputFile;
import io.github.stepscale.simulation.Scenario;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.traffic.TrafficSource;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Reads the traffic of a stack.
 *
 * @param base the folder in which Maven was started, which messages leave out of the names of files below it
 * @param given a file that overrides {@code traffic} of the descriptor
 */
record TrafficFiles(Path base, Optional<File> given) {
    private static final int MAX_MEGABYTES = 50;
    private static final String LIMIT = "that is years of minutes. Use a shorter range";

    /** The traffic of the given file, else of the descriptor; empty if there is neither. */
    Optional<Trace> read(SynthesizedStack stack) throws MojoFailureException {
        if (given.isPresent()) {
            return Optional.of(trace(given.get().toPath()));
        }
        Optional<TrafficSource> source = stack.descriptor().traffic();
        return source.isEmpty() ? Optional.empty() : Optional.of(trace(stack, source.get()));
    }

    private Trace trace(SynthesizedStack stack, TrafficSource source) throws MojoFailureException {
        if (source instanceof TrafficSource.Generated made) {
            return made.profile().from(Scenario.DEFAULT_START);
        }
        Path descriptor = base.resolve(stack.descriptor().sources().file());
        return trace(descriptor.resolveSibling(((TrafficSource.File) source).path()));
    }

    private Trace trace(Path file) throws MojoFailureException {
        try {
            return TraceReader.read(displayPath(file), InputFile.read(file, MAX_MEGABYTES, LIMIT));
        } catch (InvalidTraceException wrong) {
            throw BuildFailures.failure(wrong.getMessage(), wrong);
        } catch (InputFile.Unreadable problem) {
            throw BuildFailures.failure(Messages.trafficNotRead(displayPath(file), problem.getMessage()), problem);
        }
    }

    private String displayPath(Path file) {
        return (file.startsWith(base) ? base.relativize(file) : file).toString();
    }
}

package io.github.stepscale.maven.file;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.operation.shared.InputFile;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.TraceFile;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.traffic.TrafficSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Reads the traffic of a stack.
 *
 * @param base the folder in which Maven was started, which messages leave out of the names of files below it
 * @param given a file that overrides {@code traffic} of the descriptor
 */
public record TrafficFiles(Path base, Optional<TrafficSource.File> given) {
    private static final int MAX_MEGABYTES = TraceReader.MAX_BYTES / 1_000_000;
    private static final String LIMIT = "that is years of minutes. Use a shorter range";

    /**
     * The traffic of the given file, else of the descriptor; empty if there is neither.
     *
     * @param file the descriptor, to which its path is relative
     */
    public Optional<TraceFile> read(Descriptor descriptor, Path file) throws MojoFailureException {
        if (given.isPresent()) {
            return Optional.of(read(Path.of(given.get().path()), given.get()));
        }
        Optional<TrafficSource> source = descriptor.traffic();
        return source.isEmpty() ? Optional.empty() : Optional.of(read(file, source.get()));
    }

    private TraceFile read(Path descriptor, TrafficSource source) throws MojoFailureException {
        if (source instanceof TrafficSource.Generated made) {
            return new TraceFile(made.profile().from(Scenario.DEFAULT_START), List.of());
        }
        TrafficSource.File file = (TrafficSource.File) source;
        return read(descriptor.resolveSibling(file.path()), file);
    }

    private TraceFile read(Path path, TrafficSource.File file) throws MojoFailureException {
        try {
            return TraceReader.read(displayPath(path), InputFile.read(path, MAX_MEGABYTES, LIMIT), file.interval());
        } catch (InvalidTraceException wrong) {
            throw BuildFailures.failure(wrong.getMessage(), wrong);
        } catch (InputFile.Unreadable problem) {
            throw BuildFailures.failure(notRead(displayPath(path), problem.getMessage()), problem);
        }
    }

    private String displayPath(Path file) {
        return (file.startsWith(base) ? base.relativize(file) : file).toString();
    }

    /** @param problem the end of the sentence, as {@link io.github.stepscale.operation.shared.InputFile} reports it */
    private static String notRead(String file, String problem) {
        return file + " " + problem + " Expected: a traffic file, such as CSV with the columns timestamp and requests.";
    }
}

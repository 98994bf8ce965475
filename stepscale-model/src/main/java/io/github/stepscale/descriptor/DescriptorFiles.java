package io.github.stepscale.descriptor;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.yaml.KeyLists;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.Utf8Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the descriptor files of one run. */
public final class DescriptorFiles {
    private static final String PATTERN = "[!.]*.{yaml,yml}";

    private final Path base;

    /** Names files in findings as they are given. */
    public DescriptorFiles() {
        this(Path.of(""));
    }

    /** @param base the folder that findings leave out of the names of files below it */
    public DescriptorFiles(Path base) {
        this.base = base;
    }

    /**
     * Finds the files of a path: the file itself, whether it exists or not, or the {@code *.yaml} and {@code *.yml} directly
     * in a directory, sorted by name. Names that start with a dot are left out; editors leave such files behind.
     *
     * @return empty if there are none, or the directory cannot be read
     */
    public static List<Path> find(Path fileOrDirectory) {
        if (!Files.isDirectory(fileOrDirectory)) {
            return List.of(fileOrDirectory);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(fileOrDirectory, PATTERN)) {
            entries.forEach(files::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        files.removeIf(Files::isDirectory);
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return List.copyOf(files);
    }

    /**
     * Reads the files of a path, several at the same time. Two files with the same target or the same stack are a mistake.
     *
     * @param overrides as for {@link DescriptorReader#read}; names only for a single file
     * @return one result for each file in the order of {@link #find}; a single failed one if there are no files or the
     *     overrides do not fit them
     */
    public List<ReadResult> read(Path fileOrDirectory, Map<String, String> overrides) {
        List<Path> files = find(fileOrDirectory);
        if (files.isEmpty()) {
            return List.of(failed(fileOrDirectory, noFiles(fileOrDirectory), "Add a file, or give another path"));
        }
        Optional<ReadResult> misplacedOverrides =
                files.size() > 1 ? misplacedOverrides(files.size(), overrides) : Optional.empty();
        return misplacedOverrides
                .map(List::of)
                .orElseGet(() -> DuplicateTargetCheck.of(shortened(files.parallelStream()
                        .map(file -> readFile(file, overrides))
                        .toList())));
    }

    private static List<ReadResult> shortened(List<ReadResult> results) {
        KeyLists lists = new KeyLists();
        return results.stream()
                .map(result -> new ReadResult(result.descriptor(), lists.shorten(result.findings())))
                .toList();
    }

    private ReadResult readFile(Path file, Map<String, String> overrides) {
        Optional<String> problem = problem(file);
        if (problem.isPresent()) {
            return failed(file, problem.get(), fix(file));
        }
        try {
            return DescriptorReader.read(displayName(file), start(file), overrides, besides(file));
        } catch (IOException unreadable) {
            return failed(file, "cannot be read", "Check its permissions");
        }
    }

    /**
     * Reads a file of which only what a simulation needs counts, such as {@code service}.
     *
     * @throws IOException if it cannot be read
     */
    public SimulationFile readForSimulation(Path file) throws IOException {
        return new SimulationFile(displayName(file), start(file), besides(file));
    }

    /** The files that a descriptor names. */
    private NamedFiles besides(Path descriptor) {
        return new NamedFiles() {
            @Override
            public Optional<byte[]> read(String path) {
                try {
                    Path file = descriptor.resolveSibling(path);
                    // A pipe would be waited for, and a device may have no end.
                    return Files.isRegularFile(file) ? Optional.of(start(file)) : Optional.empty();
                } catch (IOException | InvalidPathException unreadable) {
                    return Optional.empty();
                }
            }

            @Override
            public String displayName(String path) {
                return DescriptorFiles.this.displayName(
                        descriptor.resolveSibling(path).normalize());
            }
        };
    }

    /** The content of a file, cut off one byte above the limit, which shows that it is too large. */
    private static byte[] start(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(Utf8Decoder.MAX_BYTES + 1);
        }
    }

    private static String fix(Path file) {
        return SimilarFile.to(file)
                .map(similar -> "There is " + similar.getFileName() + ": rename it, or give its path")
                .orElse("Give the path of a file that can be read");
    }

    private static Optional<String> problem(Path file) {
        if (Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (Files.exists(file)) {
            return Optional.of("is neither a file nor a directory");
        }
        boolean link = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        return Optional.of(link ? "is a link to something that does not exist" : "does not exist");
    }

    private static String noFiles(Path directory) {
        return Files.isReadable(directory)
                ? "is a directory without *.yaml or *.yml: at least one is needed"
                : "is a directory that cannot be read";
    }

    private static Optional<ReadResult> misplacedOverrides(int files, Map<String, String> overrides) {
        List<LocatedFinding> findings = Overrides.NAMES.stream()
                .filter(overrides::containsKey)
                .map(key -> finding(
                        Overrides.position(key),
                        key,
                        MistakeIds.TOGETHER,
                        "is set for " + files + " files: one name cannot fit them all",
                        "Choose a single file, or leave it out"))
                .toList();
        return findings.isEmpty() ? Optional.empty() : Optional.of(ReadResult.failed(findings));
    }

    private ReadResult failed(Path file, String problem, String fix) {
        return ReadResult.failed(
                List.of(finding(SourcePosition.of(displayName(file)), "", MistakeIds.UNREADABLE, problem, fix)));
    }

    private String displayName(Path file) {
        boolean below = file.isAbsolute() == base.isAbsolute() && file.startsWith(base) && !file.equals(base);
        return (below ? base.relativize(file) : file).toString();
    }

    static LocatedFinding finding(SourcePosition place, String path, String id, String problem, String fix) {
        return LocatedFinding.at(place, new Finding(id, Severity.ERROR, path, problem, fix));
    }
}

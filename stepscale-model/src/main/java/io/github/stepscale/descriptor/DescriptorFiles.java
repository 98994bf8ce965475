package io.github.stepscale.descriptor;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the files of one run. */
public final class DescriptorFiles {
    private static final String PATTERN = "[!.]*.{yaml,yml}";

    private final DescriptorReader reader;
    private final Path base;

    /** @param reader reads each of them */
    public DescriptorFiles(DescriptorReader reader) {
        this(reader, Path.of(""));
    }

    /**
     * @param reader reads each of them
     * @param base the folder that findings leave out of the names of files below it
     */
    public DescriptorFiles(DescriptorReader reader, Path base) {
        this.reader = reader;
        this.base = base;
    }

    /**
     * The files that are meant: the file itself, whether it exists or not, or the {@code *.yaml} and {@code *.yml} of a
     * directory, not deeper, sorted by name. Names that start with a dot are left out; editors leave such files behind.
     *
     * @return empty if there is none, or the directory cannot be read
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
     * Reads the files that are meant: one reading for each, in the order of {@link #find}, or a single one with the
     * finding that there is none or that the overrides do not fit. No two of them scale the same target or
     * have the same stack. Several files are
     * read at the same time.
     *
     * @param overrides as for {@link DescriptorReader#read}; names only for a single file
     */
    public List<ReadResult> read(Path fileOrDirectory, Map<String, String> overrides) {
        List<Path> files = find(fileOrDirectory);
        if (files.isEmpty()) {
            return List.of(failed(fileOrDirectory, noFiles(fileOrDirectory), "Add a file, or name another place"));
        }
        Optional<ReadResult> misfit = files.size() > 1 ? misfit(files.size(), overrides) : Optional.empty();
        return misfit.map(List::of)
                .orElseGet(() -> DuplicateTargetCheck.of(files.parallelStream()
                        .map(file -> readFile(file, overrides))
                        .toList()));
    }

    private ReadResult readFile(Path file, Map<String, String> overrides) {
        Optional<String> obstacle = obstacle(file);
        if (obstacle.isPresent()) {
            return failed(file, obstacle.get(), "Name a file that can be read");
        }
        try (InputStream content = Files.newInputStream(file)) {
            // One byte more than is allowed tells that the file is too large.
            return reader.read(shown(file), content.readNBytes(Utf8Text.MAX_BYTES + 1), overrides);
        } catch (IOException unreadable) {
            return failed(file, "cannot be read", "Check its permissions");
        }
    }

    private static Optional<String> obstacle(Path file) {
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

    private static Optional<ReadResult> misfit(int files, Map<String, String> overrides) {
        List<LocatedFinding> findings = Overrides.NAMES.stream()
                .filter(overrides::containsKey)
                .map(key -> finding(
                        Overrides.place(key),
                        key,
                        MistakeIds.TOGETHER,
                        "is given for " + files + " files: a name fits one file",
                        "Name a single file, or leave it out"))
                .toList();
        return findings.isEmpty() ? Optional.empty() : Optional.of(ReadResult.failed(findings));
    }

    private ReadResult failed(Path file, String problem, String fix) {
        return ReadResult.failed(
                List.of(finding(SourcePosition.of(shown(file)), "", MistakeIds.UNREADABLE, problem, fix)));
    }

    private String shown(Path file) {
        boolean below = file.isAbsolute() == base.isAbsolute() && file.startsWith(base) && !file.equals(base);
        return (below ? base.relativize(file) : file).toString();
    }

    static LocatedFinding finding(SourcePosition place, String path, String id, String problem, String fix) {
        return LocatedFinding.at(place, new Finding(id, Severity.ERROR, path, problem, fix));
    }
}

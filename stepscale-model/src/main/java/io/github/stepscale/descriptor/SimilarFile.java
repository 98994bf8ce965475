package io.github.stepscale.descriptor;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the file that was probably meant by a name that does not exist: {@code stepscale.yml} for {@code stepscale.yaml}. */
public final class SimilarFile {
    /** What an editor or a habit adds, replaces or leaves out. */
    private static final Pattern ENDINGS = Pattern.compile("(\\.(ya?ml|json|txt))+$");

    private static final Pattern SEPARATORS = Pattern.compile("[-_. ]");

    private SimilarFile() {}

    /**
     * Returns the first file, by name, in the same folder that differs only in case, ending, hyphens and the like.
     *
     * @return empty if there is none, or the folder cannot be read
     */
    public static Optional<Path> to(Path missing) {
        String stem = stem(missing);
        List<Path> similar = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                missing.resolveSibling(""), file -> stem(file).equals(stem))) {
            files.forEach(similar::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return Optional.empty();
        }
        return similar.stream()
                .filter(Files::isRegularFile)
                .min(Comparator.comparing(file -> String.valueOf(file.getFileName())));
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return SEPARATORS.matcher(ENDINGS.matcher(name).replaceFirst("")).replaceAll("");
    }
}

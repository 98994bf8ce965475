package io.github.stepscale.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes a file whole or not at all, and only if its bytes change: then time stamps, IDEs and git stay quiet. A new file has the
 * permissions that the user's mask gives, an old one keeps its own, and a link stays one.
 */
final class OutputFile {
    private static final String SUFFIX = ".tmp";

    /** No file takes so long to write: what is older was left by a run that was killed. */
    private static final Duration STALE = Duration.ofHours(1);

    /** What Linux follows, too. */
    private static final int MOST_LINKS = 40;

    private OutputFile() {}

    /** Whether the file had to be written. */
    static boolean write(Path named, String content) throws IOException {
        Path file = target(named);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("a folder, a pipe or a device stands there");
        }
        if (holds(file, bytes)) {
            return false;
        }
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        removeStale(directory, file.getFileName().toString());
        replace(file, directory, bytes);
        return true;
    }

    /** Where links lead, whether or not something is there. */
    private static Path target(Path named) throws IOException {
        Path file = named;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("its link leads in a circle");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.exists(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private static void replace(Path file, Path directory, byte[] bytes) throws IOException {
        // In the same folder, so that the move cannot cross a file system.
        Path whole = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
        try {
            Files.write(whole, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (Files.exists(file)) {
                keepAttributes(file, whole);
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Not every file system has them. */
    private static void keepAttributes(Path old, Path young) throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        PosixFileAttributeView after = Files.getFileAttributeView(young, PosixFileAttributeView.class);
        if (before != null && after != null) {
            PosixFileAttributes attributes = before.readAttributes();
            keepOwner(attributes, after);
            after.setPermissions(attributes.permissions());
        }
    }

    private static void keepOwner(PosixFileAttributes attributes, PosixFileAttributeView after) {
        try {
            after.setGroup(attributes.group());
            after.setOwner(attributes.owner());
        } catch (IOException notAllowed) {
            // Only root may give a file away. It is the caller's then, as every file is that is replaced whole.
        }
    }

    private static void removeStale(Path directory, String name) throws IOException {
        Pattern ours = Pattern.compile(Pattern.quote(name) + "\\.[0-9a-f-]{36}" + Pattern.quote(SUFFIX));
        Instant limit = Instant.now().minus(STALE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                directory, file -> ours.matcher(file.getFileName().toString()).matches())) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unreadable) {
            // Somebody else's folder, or another run was faster: nothing that is in the way of this file.
        }
    }

    /** The cause in a few words; Java's own message is often the path alone. */
    static String reason(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "a file stands where a folder is needed";
        }
        return String.valueOf(problem.getMessage());
    }
}

package io.github.stepscale.maven.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes a file atomically, and only if its bytes change, so that time stamps stay the same otherwise. A new file has the
 * default permissions of the user, an existing one keeps its own, and a symbolic link stays a link.
 */
public final class OutputFile {
    private static final String SUFFIX = ".tmp";

    /** No file takes longer to write: an older temporary file is left from a run that was killed. */
    private static final Duration STALE = Duration.ofHours(1);

    /** The limit of Linux. */
    private static final int MAX_LINKS = 40;

    private OutputFile() {}

    /**
     * Writes the file, and its folder if that is missing.
     *
     * @return whether the file was written
     */
    public static boolean writeIfChanged(Path named, String content) throws IOException {
        Path file = target(named);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        requireNoOther(file);
        // The root has no parent, and is a folder.
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        removeStale(directory, file.getFileName().toString());
        if (hasContent(file, bytes)) {
            return false;
        }
        Files.createDirectories(directory);
        replace(file, directory, bytes);
        return true;
    }

    /**
     * Finds out, before a long work, whether its result could be written. Writes nothing.
     *
     * @throws IOException with what hinders it
     */
    public static void requireWritable(Path named) throws IOException {
        Path file = target(named);
        requireNoOther(file);
        Path folder = existingFolder(file);
        if (!Files.isDirectory(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        // A file that is there may keep its content, which needs no permission.
        if (!Files.exists(file) && !Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /** The nearest folder that exists, or what is in its place. */
    private static Path existingFolder(Path file) {
        // The root exists.
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        while (!Files.exists(folder)) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }

    private static void requireNoOther(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is a folder, a pipe or a device");
        }
    }

    /** Whether writing a file would replace other content. */
    public static boolean isOther(Path file, String content) {
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !(Files.isRegularFile(file) && hasContent(file, content.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** The target of a chain of links, which need not exist. */
    private static Path target(Path named) throws IOException {
        Path file = named;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("its symbolic link leads back to itself");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    private static boolean hasContent(Path file, byte[] bytes) throws IOException {
        return Files.exists(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private static void replace(Path file, Path directory, byte[] bytes) throws IOException {
        // In the same folder, so that the move cannot cross a file system.
        Path temporary = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (Files.exists(file)) {
                copyAttributes(file, temporary);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Copies owner, group and permissions, where the file system has them. */
    private static void copyAttributes(Path from, Path to) throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView after = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (before != null && after != null) {
            PosixFileAttributes attributes = before.readAttributes();
            copyOwner(attributes, after);
            after.setPermissions(attributes.permissions());
        }
    }

    private static void copyOwner(PosixFileAttributes attributes, PosixFileAttributeView after) {
        try {
            after.setGroup(attributes.group());
            after.setOwner(attributes.owner());
        } catch (IOException notAllowed) {
            // Only root may change the owner. The file then belongs to the caller, as any replaced file does.
        }
    }

    @SuppressWarnings("StreamResourceLeak") // The caller closes it.
    private static void removeStale(Path directory, String name) {
        Pattern form = Pattern.compile(Pattern.quote(name) + "\\.[0-9a-f-]{36}" + Pattern.quote(SUFFIX));
        removeStale(() -> Files.newDirectoryStream(
                directory, file -> form.matcher(file.getFileName().toString()).matches()));
    }

    /** Opens the listing of a folder. */
    @FunctionalInterface
    interface Listing {
        DirectoryStream<Path> open() throws IOException;
    }

    /** Deletes the files of a listing that are too old to be in use. */
    static void removeStale(Listing listing) {
        Instant limit = Instant.now().minus(STALE);
        try (DirectoryStream<Path> files = listing.open()) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // The folder belongs to another user, or another run was faster: that does not hinder this file.
        }
    }

    /** The reason in a few words; Java's own message is often only the path. */
    public static String describe(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "a file is where a folder is needed";
        }
        return problem instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(problem.getMessage());
    }
}

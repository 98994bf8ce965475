package io.github.stepscale.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Writes a file whole or not at all, and only if its bytes change: then time stamps, IDEs and git stay quiet. */
final class OutputFile {
    private OutputFile() {}

    /** Whether the file had to be written. */
    static boolean write(Path file, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // In the same folder, so that the move cannot cross a file system.
        Path whole = Files.createTempFile(directory, file.getFileName().toString(), ".tmp");
        try {
            Files.write(whole, bytes);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        return true;
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

package io.github.stepscale.operation.load;

import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.shared.InputFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads request bodies from a file, from the files in a folder, or from the lines of a {@code .jsonl} file. */
public final class PayloadFiles {
    /** The largest body that an endpoint accepts. */
    private static final int MAX_MEGABYTES = 25;
    /** All bodies are kept in memory. */
    private static final int MAX_TOTAL_MEGABYTES = 500;

    private static final int MEGABYTE = 1_000_000;

    private final String displayPath;
    private final List<String> names = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private long totalBytes;

    private PayloadFiles(String displayPath) {
        this.displayPath = displayPath;
    }

    /**
     * Reads a file or a folder.
     *
     * @param displayPath the path as messages show it
     * @param path a file is one body; one that ends in {@code .jsonl} or {@code .ndjson} has a body in each line that is not
     *     blank; a folder has a body in each of its files that are not hidden, in the order of their names
     * @throws OperationException if a file cannot be read, there is no body, or a body is empty or too large
     */
    public static Payload.Bodies read(String displayPath, Path path) {
        PayloadFiles files = new PayloadFiles(displayPath);
        try {
            files.add(path);
        } catch (CharacterCodingException binary) {
            throw new OperationException(
                    displayPath + " is not UTF-8 text, but each of its lines is a body. Save it as UTF-8.");
        } catch (IOException unreadable) {
            throw notReadable(displayPath + " cannot be read. Check its permissions.");
        }
        if (files.bodies.isEmpty()) {
            throw new OperationException(
                    displayPath
                            + " contains nothing to send. Write the body of a request into it, in the format the model accepts.");
        }
        return new Payload.Bodies(files.names, files.bodies);
    }

    private static OperationException notReadable(String problem) {
        return new OperationException(problem + " Expected: a file, a folder of files, or JSON lines.");
    }

    private void add(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : visibleFiles(path)) {
                addBody(displayPath + "/" + file.getFileName(), file);
            }
        } else if (hasLines(path)) {
            addLines(path);
        } else {
            addBody(displayPath, path);
        }
    }

    private static List<Path> visibleFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasLines(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    private void addLines(Path path) throws IOException {
        int number = 0;
        for (String line : text(path).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                addBody(displayPath + ":" + number, line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String text(Path path) throws IOException {
        try {
            return InputFile.readText(path, MAX_TOTAL_MEGABYTES, "its lines are kept in memory. Send fewer");
        } catch (InputFile.Unreadable problem) {
            throw notReadable(displayPath + " " + problem.getMessage());
        }
    }

    private void addBody(String name, Path file) {
        try {
            addBody(name, InputFile.read(file, MAX_MEGABYTES, "an endpoint accepts no more. Send less"));
        } catch (InputFile.Unreadable problem) {
            throw notReadable(name + " " + problem.getMessage());
        }
    }

    private void addBody(String name, byte[] body) {
        totalBytes += body.length;
        if (body.length == 0) {
            throw new OperationException(
                    name + " is empty. Write the body of a request into it, in the format the model accepts.");
        }
        if (body.length > MAX_MEGABYTES * MEGABYTE) {
            throw new OperationException(name + " has " + body.length + " bytes: an endpoint accepts at most "
                    + MAX_MEGABYTES * MEGABYTE + ". Send less.");
        }
        if (totalBytes > (long) MAX_TOTAL_MEGABYTES * MEGABYTE) {
            throw new OperationException(displayPath + " has more than " + MAX_TOTAL_MEGABYTES
                    + " MB: they are kept in memory. Send fewer files.");
        }
        names.add(name);
        bodies.add(body);
    }
}

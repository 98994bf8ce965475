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

/** Reads the bodies of requests: of one file, of the files in a folder, or of the lines of a {@code .jsonl} file. */
public final class PayloadFiles {
    /** What an endpoint takes. */
    private static final int MOST_MEGABYTES = 25;
    /** All of them are kept in memory. */
    private static final int MOST_TOGETHER = 500;

    private static final int MEGABYTE = 1_000_000;

    private final String shown;
    private final List<String> names = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private long together;

    private PayloadFiles(String shown) {
        this.shown = shown;
    }

    /**
     * Reads a file or a folder.
     *
     * @param shown what messages call it
     * @param path a file is one body; one that ends in {@code .jsonl} or {@code .ndjson} has a body in each line that is not
     *     blank; a folder has a body in each of its files that are not hidden, in the order of their names
     * @throws OperationException if nothing can be read, nothing is there, or a body is too large
     */
    public static Payload.Bodies read(String shown, Path path) {
        PayloadFiles files = new PayloadFiles(shown);
        try {
            files.add(path);
        } catch (CharacterCodingException binary) {
            throw new OperationException(shown + " is not text in UTF-8: its lines are the bodies. Save it as such.");
        } catch (IOException unreadable) {
            throw unread(shown + " cannot be read. Check its permissions.");
        }
        if (files.bodies.isEmpty()) {
            throw new OperationException(
                    shown + " holds nothing to send. Put the body of a request into it, as the model" + " takes it.");
        }
        return new Payload.Bodies(files.names, files.bodies);
    }

    private static OperationException unread(String problem) {
        return new OperationException(
                problem + " It should hold what is sent to the model: a file, a folder of files, or JSON lines.");
    }

    private void add(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : inside(path)) {
                body(shown + "/" + file.getFileName(), file);
            }
        } else if (hasLines(path)) {
            lines(path);
        } else {
            body(shown, path);
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
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

    private void lines(Path path) throws IOException {
        int number = 0;
        for (String line : text(path).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                body(shown + ":" + number, line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String text(Path path) throws IOException {
        try {
            return InputFile.readText(path, MOST_TOGETHER, "its lines are kept in memory. Take fewer");
        } catch (InputFile.Unreadable problem) {
            throw unread(shown + " " + problem.getMessage());
        }
    }

    private void body(String name, Path file) {
        try {
            body(name, InputFile.read(file, MOST_MEGABYTES, "an endpoint takes no more. Send less"));
        } catch (InputFile.Unreadable problem) {
            throw unread(name + " " + problem.getMessage());
        }
    }

    private void body(String name, byte[] body) {
        together += body.length;
        if (body.length == 0) {
            throw new OperationException(name + " is empty. Put the body of a request into it, as the model takes it.");
        }
        if (body.length > MOST_MEGABYTES * MEGABYTE) {
            throw new OperationException(name + " has " + body.length + " bytes: an endpoint takes "
                    + MOST_MEGABYTES * MEGABYTE + " at most. Send less.");
        }
        if (together > (long) MOST_TOGETHER * MEGABYTE) {
            throw new OperationException(
                    shown + " has more than " + MOST_TOGETHER + " MB: they are kept in memory. Take fewer files.");
        }
        names.add(name);
        bodies.add(body);
    }
}

package io.github.stepscale.examples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of the machine, which may not be there. */
record Command(int exit, String output) {

    /** Whether a program of that name is on the PATH. */
    static boolean exists(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a program to its end; what it prints, on either stream, is the output. */
    static Command run(Path directory, List<String> arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("stepscale", ".log");
        try {
            Process process = new ProcessBuilder(arguments)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(arguments.get(0) + " did not end within 5 minutes");
            }
            return new Command(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}

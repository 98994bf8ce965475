package io.github.stepscale.scripted;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program of the tests in a process of its own, so that it can be killed. */
public final class OtherProcess {
    private OtherProcess() {}

    /**
     * Starts it.
     *
     * @param program has a {@code main}
     * @param output for what it says, its errors too
     */
    public static Process start(Class<?> program, Redirect output, Object... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                        Stream.of(java, "-cp", System.getProperty("java.class.path"), program.getName()),
                        Stream.of(arguments).map(String::valueOf))
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }
}

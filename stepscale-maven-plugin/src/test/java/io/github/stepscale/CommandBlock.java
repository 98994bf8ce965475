package io.github.stepscale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of commands on a page.
 *
 * @param page relative to the root of the repository, with slashes
 * @param commands all lines
 */
record CommandBlock(String page, String commands) {
    static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("^( *)```([a-z]*)\\R(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("^ *(mvn|java|ant|gradle|cd|git) .*", Pattern.DOTALL);

    /** The blocks of all pages, in the order of the pages and of the blocks on each. */
    static List<CommandBlock> all() throws IOException {
        try (Stream<Path> files = Stream.of("README.md", "CONTRIBUTING.md", "docs", "examples")
                .map(ROOT::resolve)
                .flatMap(CommandBlock::pages)) {
            return files.sorted().flatMap(file -> blocks(file).stream()).toList();
        }
    }

    private static Stream<Path> pages(Path fileOrFolder) {
        try {
            return Files.find(
                    fileOrFolder, 2, (file, attributes) -> file.toString().endsWith(".md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<CommandBlock> blocks(Path file) {
        String page = ROOT.relativize(file).toString().replace('\\', '/');
        try {
            return BLOCK.matcher(Files.readString(file))
                    .results()
                    .filter(CommandBlock::isCommand)
                    .map(block -> new CommandBlock(page, block.group(3)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A block of the language sh; or one without a language that begins with a command, which a reader would run too. */
    private static boolean isCommand(MatchResult block) {
        return block.group(2).equals("sh")
                || block.group(2).isEmpty() && COMMAND.matcher(block.group(3)).matches();
    }

    /** What tells it from others in the table of places. */
    String name() {
        return page + ": " + commands.lines().findFirst().orElse("").trim();
    }
}

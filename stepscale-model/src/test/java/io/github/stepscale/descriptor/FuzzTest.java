package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.stepscale.yaml.LocatedFinding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, reading it ends in a reading: in time, and never in an exception. */
class FuzzTest {
    private static final int MUTANTS = 5_000;
    private static final int HEAPS = 3_500;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Counts what this thread does, not what else the machine does. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.+-]+|\\s+|.");
    private static final List<String> NASTY = List.of(
            "",
            "~",
            "null",
            "yes",
            "-1",
            "+0",
            "010",
            "0x1f",
            "1_000",
            ".nan",
            ".inf",
            "1e999",
            "1e-999",
            "2147483648",
            "99999999999999999999999999999999999999999999999",
            "0.1234567890123456789",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            "- ",
            ", ",
            "?",
            "&a ",
            "*a",
            "!!int ",
            "!x ",
            "<<: ",
            "---\n",
            "...\n",
            "%TAG ! x\n",
            "\t",
            "\r",
            "\n",
            "#",
            "|\n",
            ">\n",
            "@",
            "`",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ud83d",
            "\ud83d\ude80",
            "\\u0000",
            "\"\\ud800\"",
            "{{resolve:ssm:x}}",
            "aws:",
            "steps",
            "rules",
            "metric",
            "all",
            "none",
            "5m",
            "0");

    private final List<String> good = Corpus.good().stream()
            .map(file -> new String(Corpus.bytes(file), UTF_8))
            .toList();

    @Test
    void mutantsOfGoodFilesEndInAReading() {
        int stillGood = 0;
        for (long seed = 0; seed < MUTANTS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = good.get(random.nextInt(good.size()));
            byte[] mutant = random.nextInt(3) == 0
                    ? flipped(text, random)
                    : edited(text, random).getBytes(UTF_8);
            stillGood += check(seed, mutant) ? 1 : 0;
        }

        // Were all mutants refused at once, they would not come far into the reader.
        assertThat(stillGood).isBetween(MUTANTS / 50, MUTANTS / 2);
    }

    @Test
    void heapsOfTokensEndInAReading() {
        List<String> tokens =
                good.stream().flatMap(text -> tokens(text).stream()).distinct().collect(Collectors.toList());
        tokens.addAll(NASTY);
        for (long seed = 0; seed < HEAPS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder heap = new StringBuilder();
            for (int i = random.nextInt(80); i >= 0; i--) {
                heap.append(tokens.get(random.nextInt(tokens.size())));
            }
            check(seed, heap.toString().getBytes(UTF_8));
        }
    }

    @Test
    void badFilesCutAnywhereEndInAReading() {
        for (Path file : Corpus.bad()) {
            byte[] content = Corpus.bytes(file);
            for (int length = 0; length < content.length; length += 17) {
                check(length, Arrays.copyOf(content, length));
            }
        }
    }

    /** Whether the content is a good file. */
    private static boolean check(long seed, byte[] content) {
        long start = CLOCK.getCurrentThreadCpuTime();
        ReadResult reading = read(seed, content);
        Duration taken = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);

        boolean whole = reading.descriptor().isPresent() == reading.findings().isEmpty();
        if (taken.compareTo(PATIENCE) > 0 || !whole || !oneLineEach(reading.findings())) {
            fail("seed %d took %s: %s%n%s", seed, taken, reading.findings(), new String(content, UTF_8));
        }
        return reading.descriptor().isPresent();
    }

    private static boolean oneLineEach(List<LocatedFinding> findings) {
        Set<String> lines = new HashSet<>();
        return findings.stream()
                .map(LocatedFinding::toString)
                .allMatch(line -> lines.add(line)
                        && line.startsWith("fuzz.yaml")
                        && line.chars().noneMatch(Character::isISOControl));
    }

    private static ReadResult read(long seed, byte[] content) {
        try {
            return DescriptorReader.read("fuzz.yaml", content, Map.of());
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError("seed " + seed + ": " + new String(content, UTF_8), thrown);
        }
    }

    private static byte[] flipped(String text, SplittableRandom random) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static String edited(String text, SplittableRandom random) {
        List<String> tokens = tokens(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(4)) {
                case 0 -> tokens.set(at, "");
                case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
                case 2 -> tokens.add(at, NASTY.get(random.nextInt(NASTY.size())));
                default -> tokens.set(at, NASTY.get(random.nextInt(NASTY.size())));
            }
        }
        return String.join("", tokens);
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(ArrayList::new));
    }
}

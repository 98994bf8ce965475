package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    @Test
    void changesHaveThreeLinesOfContext() {
        String before = lines(1, 20);
        String after = before.replace("l5\n", "# l5\nnew\n").replace("l18\n", "");

        assertThat(UnifiedDiff.of(before, after))
                .containsExactly(
                        "@@ -2,7 +2,8 @@",
                        " l2",
                        " l3",
                        " l4",
                        "-l5",
                        "+# l5",
                        "+new",
                        " l6",
                        " l7",
                        " l8",
                        "@@ -15,6 +16,5 @@",
                        " l15",
                        " l16",
                        " l17",
                        "-l18",
                        " l19",
                        " l20");
    }

    @Test
    void closeChangesShareTheirContext() {
        String before = lines(1, 9);

        assertThat(UnifiedDiff.of(before, before.replace("l1\n", "a\n").replace("l8\n", "b\n")))
                .startsWith("@@ -1,9 +1,9 @@", "-l1", "+a", " l2")
                .hasSize(12);
    }

    @Test
    void equalLinesHaveNoDifference() {
        assertThat(UnifiedDiff.of("a\r\nb", "a\nb\n")).isEmpty();
        assertThat(UnifiedDiff.of("", "a")).containsExactly("@@ -0,0 +1,1 @@", "+a");
        assertThat(UnifiedDiff.of("a", "")).containsExactly("@@ -1,1 +0,0 @@", "-a");
    }

    @Test
    void tooManyLinesAreReplacedTogether() {
        List<String> diff = UnifiedDiff.of("x\n" + lines(1, 3000), "y\n" + lines(1, 3000) + "z\n");

        assertThat(diff).hasSize(1 + 3001 + 3002).startsWith("@@ -1,3001 +1,3002 @@", "-x", "-l1");
    }

    @Test
    void theFirstTextWithTheDifferenceIsTheSecond() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String before = words(random);
            String after = words(random);

            assertThat(patched(before, UnifiedDiff.of(before, after))).isEqualTo(after);
        }
    }

    private static String patched(String before, List<String> diff) {
        List<String> old = before.lines().toList();
        List<String> patched = new ArrayList<>();
        int at = 0;
        for (String line : diff) {
            if (line.startsWith("@@")) {
                MatchResult hunk = HUNK.matcher(line).results().findFirst().orElseThrow();
                int start = Integer.parseInt(hunk.group(1)) - (hunk.group(2).equals("0") ? 0 : 1);
                patched.addAll(old.subList(at, start));
                at = start;
                assertThat(patched)
                        .hasSize(
                                Integer.parseInt(hunk.group(3)) - (hunk.group(4).equals("0") ? 0 : 1));
            } else if (line.startsWith("+")) {
                patched.add(line.substring(1));
            } else {
                assertThat(line.substring(1)).isEqualTo(old.get(at++));
                if (line.startsWith(" ")) {
                    patched.add(line.substring(1));
                }
            }
        }
        patched.addAll(old.subList(at, old.size()));
        return patched.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String words(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> random.nextInt(4) == 0 ? "-" + random.nextInt(3) + "\n" : "same\n")
                .collect(Collectors.joining());
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "l" + i + "\n").collect(Collectors.joining());
    }
}

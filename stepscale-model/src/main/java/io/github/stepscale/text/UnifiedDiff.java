package io.github.stepscale.text;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts for people, in the form of {@code diff -u}. */
public final class UnifiedDiff {
    /** Unchanged lines shown before and after a change. */
    private static final int CONTEXT = 3;

    /** Above this many pairs of lines, all lines between the first and the last difference count as changed. */
    private static final long MAX_PAIRS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> lines = new ArrayList<>();
    private final List<String> hunks = new ArrayList<>();

    private UnifiedDiff(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    /**
     * The lines of the difference without a header of files: {@code @@ -3,7 +3,8 @@}, then lines that start with a space,
     * {@code -} or {@code +}. Line ends are not compared.
     *
     * @return empty if no line differs
     */
    public static List<String> of(String before, String after) {
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.compare();
        diff.collectHunks();
        return List.copyOf(diff.hunks);
    }

    /** Lists all lines, each with its sign. */
    private void compare() {
        int start = commonStart();
        int end = commonEnd(start);
        before.subList(0, start).forEach(line -> lines.add(" " + line));
        compare(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        before.subList(before.size() - end, before.size()).forEach(line -> lines.add(" " + line));
    }

    private int commonStart() {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        return start;
    }

    private int commonEnd(int start) {
        int shorter = Math.min(before.size(), after.size()) - start;
        int end = 0;
        while (end < shorter && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        return end;
    }

    /** Keeps a longest common subsequence; of equal ones, that which removes lines before it adds others. */
    private void compare(List<String> removed, List<String> added) {
        int[][] common = (long) removed.size() * added.size() > MAX_PAIRS ? new int[0][] : common(removed, added);
        int i = 0;
        int j = 0;
        while (common.length > 0 && i < removed.size() && j < added.size()) {
            if (removed.get(i).equals(added.get(j))) {
                lines.add(" " + removed.get(i++));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add("-" + removed.get(i++));
            } else {
                lines.add("+" + added.get(j++));
            }
        }
        removed.subList(i, removed.size()).forEach(line -> lines.add("-" + line));
        added.subList(j, added.size()).forEach(line -> lines.add("+" + line));
    }

    /** The length of a longest common subsequence of what is left from each pair of lines on. */
    private static int[][] common(List<String> removed, List<String> added) {
        int[][] common = new int[removed.size() + 1][added.size() + 1];
        for (int i = removed.size() - 1; i >= 0; i--) {
            for (int j = added.size() - 1; j >= 0; j--) {
                common[i][j] = removed.get(i).equals(added.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void collectHunks() {
        int from = 0;
        while (from < lines.size()) {
            int first = nextChange(from);
            if (first == lines.size()) {
                return;
            }
            int last = lastChange(first);
            int start = Math.max(from, first - CONTEXT);
            from = Math.min(lines.size(), last + 1 + CONTEXT);
            hunks.add("@@ -" + range(start, from, '+') + " +" + range(start, from, '-') + " @@");
            hunks.addAll(lines.subList(start, from));
        }
    }

    private int nextChange(int from) {
        int next = from;
        while (next < lines.size() && lines.get(next).charAt(0) == ' ') {
            next++;
        }
        return next;
    }

    /** The last of the changes whose contexts touch. */
    private int lastChange(int first) {
        int last = first;
        int next = nextChange(last + 1);
        while (next < lines.size() && next - last <= 2 * CONTEXT + 1) {
            last = next;
            next = nextChange(last + 1);
        }
        return last;
    }

    /** The first line and the number of lines in the text that has no lines of a sign. */
    private String range(int start, int end, char other) {
        long earlier = count(0, start, other);
        long count = count(start, end, other);
        return (count == 0 ? earlier : earlier + 1) + "," + count;
    }

    private long count(int start, int end, char other) {
        return lines.subList(start, end).stream()
                .filter(line -> line.charAt(0) != other)
                .count();
    }
}

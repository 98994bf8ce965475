package io.github.stepscale.policy.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of a cron field: lists, ranges and steps of numbers or names.
 *
 * @param min the smallest number
 * @param max the largest
 * @param names the names of the numbers from {@code min} on; empty if the field has none
 */
record CronField(int min, int max, List<String> names) {
    static final CronField MINUTES = new CronField(0, 59, List.of());
    static final CronField HOURS = new CronField(0, 23, List.of());
    static final CronField DAYS = new CronField(1, 31, List.of());
    static final CronField MONTHS = new CronField(
            1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
    /** Sunday is 1. */
    static final CronField WEEKDAYS = new CronField(1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    static final CronField YEARS = new CronField(1970, 2199, List.of());

    private static final Pattern ITEM = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");

    /** Parses a field into the set of its numbers; empty if it is invalid. */
    Optional<BitSet> parse(String text) {
        BitSet numbers = new BitSet();
        for (String item : text.split(",", -1)) {
            if (!add(item, numbers)) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    private boolean add(String item, BitSet numbers) {
        Matcher matcher = ITEM.matcher(item);
        if (!matcher.matches()) {
            return false;
        }
        boolean all = matcher.group(1).equals("*");
        boolean stepped = matcher.group(4) != null;
        int from = all ? min : number(matcher.group(2));
        int to = all || stepped && matcher.group(3) == null
                ? max
                : matcher.group(3) == null ? from : number(matcher.group(3));
        int step = stepped ? Integer.parseInt(matcher.group(4)) : 1;
        if (from < min || to > max || from > to || step < 1) {
            return false;
        }
        for (int number = from; number <= to; number += step) {
            numbers.set(number);
        }
        return true;
    }

    /** Parses a number or a name; -1 if it is neither. */
    int number(String text) {
        int index = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (index >= 0) {
            return min + index;
        }
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }
}

package io.github.stepscale.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one line of CSV. A CSV library would be larger than this package, and fields over several lines are not needed
 * here.
 */
final class CsvLine {
    private CsvLine() {}

    /** Returns the fields of a line, without surrounding space. A field may be quoted; quotes in it are doubled. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ',' && !quoted) {
                fields.add(unquoted(line.substring(start, i).strip()));
                start = i + 1;
            } else if (line.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return fields;
    }

    private static String unquoted(String field) {
        boolean inQuotes = field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"");
        return inQuotes ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}

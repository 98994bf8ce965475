package io.github.stepscale.traffic;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.stepscale.text.Plurals;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads the rows of a CSV file, separated by commas, semicolons or tabs. */
final class TraceCsv {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    /** The first line that spreadsheets read and write to name the separator. */
    private static final String SEPARATOR_LINE = "sep=";

    /** Columns of a recorded inference component: the published total, empty where there is none, and the requests per copy. */
    private static final String PUBLISHED = "published";

    private static final String PER_COPY = "perCopy";

    private final TraceMistakes mistakes;
    private final List<String> notes;
    private final TraceRows rows = new TraceRows();
    private int estimates;

    /** @param notes receives what the file says of its numbers */
    TraceCsv(TraceMistakes mistakes, List<String> notes) {
        this.mistakes = mistakes;
        this.notes = notes;
    }

    TraceRows read(String text) throws InvalidTraceException {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        boolean named = first.startsWith(SEPARATOR_LINE) && first.length() > SEPARATOR_LINE.length();
        char separator = named ? first.charAt(SEPARATOR_LINE.length()) : separator(first);
        try {
            read(records(text, separator).skip(named ? 1 : 0).iterator(), separator);
        } catch (CsvParseException broken) {
            throw mistakes.only(0, "has a quote that is not closed", "Close it, or remove it");
        }
        if (rows.size() == 0) {
            mistakes.throwIfAny();
            throw mistakes.only(0, "has no rows: at least one is required", "Add the requests of each minute");
        }
        if (estimates > 0) {
            notes.add("The requests of " + estimates + " of " + Plurals.of(rows.size(), "row")
                    + " are estimates: their published total is empty.");
        }
        return rows;
    }

    /** The separator with which the heading names its columns, or else the most frequent one. */
    private static char separator(String heading) {
        return SEPARATORS.stream()
                .filter(separator ->
                        TraceHeading.find(fields(heading, separator)).isPresent())
                .findFirst()
                .orElseGet(() -> SEPARATORS.stream()
                        .max((one, other) -> Long.compare(count(heading, one), count(heading, other)))
                        .orElseThrow());
    }

    private static long count(String heading, char separator) {
        return heading.chars().filter(character -> character == separator).count();
    }

    private static List<String> fields(String line, char separator) {
        try {
            return records(line, separator).findFirst().map(TraceCsv::fields).orElse(List.of());
        } catch (CsvParseException openQuote) {
            return List.of();
        }
    }

    private static Stream<CsvRecord> records(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(text)
                .stream()
                .filter(record -> !isBlank(record));
    }

    /** Whether all fields are empty, as in the rows below a spreadsheet's table. */
    private static boolean isBlank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> fields(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }

    private void read(Iterator<CsvRecord> records, char separator) throws InvalidTraceException {
        if (!records.hasNext()) {
            throw mistakes.only(
                    1, "has no heading: timestamp,requests is required", "Write timestamp,requests as the first line");
        }
        CsvRecord first = records.next();
        List<String> names = fields(first);
        TraceHeading heading = TraceHeading.find(names).orElse(TraceHeading.NONE);
        if (heading.isNone()) {
            heading = TraceHeading.ofData(names).orElse(TraceHeading.NONE);
            if (heading.isNone()) {
                throw HeadingMistake.of(names, line(first), mistakes);
            }
            row(first, heading, separator);
        }
        int published = names.contains(PER_COPY) ? names.indexOf(PUBLISHED) : -1;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (rows.size() > 0 || !TraceHeading.isSecondHeading(record.getField(0))) {
                row(record, heading, separator);
                estimates += isEstimate(record, published) ? 1 : 0;
            }
        }
    }

    private static boolean isEstimate(CsvRecord record, int published) {
        return published >= 0
                && published < record.getFieldCount()
                && record.getField(published).isBlank();
    }

    private void row(CsvRecord record, TraceHeading heading, char separator) {
        int line = line(record);
        if (record.getFieldCount() != heading.count()) {
            mistakes.add(
                    "fields",
                    line,
                    "the number of fields is " + record.getFieldCount() + ": " + heading.count()
                            + ", as in the heading, is required",
                    "Correct or remove the row");
            return;
        }
        Optional<Instant> time = TraceTime.parse(heading.time(record::getField), line, mistakes);
        OptionalDouble count =
                RequestCount.parse(record.getField(heading.requests()).strip(), separator, line, mistakes);
        if (time.isPresent() && count.isPresent()) {
            rows.add(time.get(), count.getAsDouble(), line);
        }
    }

    private static int line(CsvRecord record) {
        return (int) record.getStartingLineNumber();
    }
}

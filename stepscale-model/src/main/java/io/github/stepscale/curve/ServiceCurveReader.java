package io.github.stepscale.curve;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.stepscale.curve.ServiceCurve.Row;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code calibration.csv}: a heading with {@code requestsPerMinute}, {@code meanMs}, perhaps {@code concurrency} and
 * quantiles such as {@code p95Ms}, and a row for each rate; {@code requests} may say how many requests a row rests on. Other
 * columns are not read. Without a concurrency, that of
 * Little's law counts.
 */
public final class ServiceCurveReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,2})?");

    private static final String REQUESTS = "requests";
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,17}");

    private final CurveMistakes mistakes;
    private final List<CsvRecord> records;
    private final CurveHeading heading;
    private final char separator;

    private ServiceCurveReader(String file, String text) throws InvalidCurveException {
        separator = CurveHeading.separator(text);
        mistakes = new CurveMistakes(file, text, separator);
        records = records(text, separator, mistakes);
        if (records.isEmpty()) {
            throw mistakes.only(
                    0, 0, "is empty: requestsPerMinute, meanMs and at least 3 rows are required", "Measure the curve");
        }
        heading = CurveHeading.of(records.get(0), mistakes);
    }

    /**
     * Reads a curve.
     *
     * @param file the name of the file in messages
     * @param text its content; columns are separated by commas, semicolons or tabs
     * @throws InvalidCurveException if it is invalid, with all mistakes
     */
    public static ServiceCurve read(String file, String text) throws InvalidCurveException {
        return new ServiceCurveReader(file, text).read();
    }

    private static List<CsvRecord> records(String text, char separator, CurveMistakes mistakes)
            throws InvalidCurveException {
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .trimWhitespacesAroundQuotes(true)
                    .ofCsvRecord(text)
                    .stream()
                    .filter(record -> record.getFields().stream().anyMatch(field -> !field.isBlank()))
                    .toList();
        } catch (CsvParseException broken) {
            throw text.indexOf('"') < 0
                    ? mistakes.only(
                            1, 1, "is no table of numbers: its fields or lines are too long", "Measure the curve")
                    : mistakes.only(0, 0, "has a quote that is not closed", "Close it, or remove it");
        }
    }

    private ServiceCurve read() throws InvalidCurveException {
        mistakes.throwIfAny();
        if (records.size() - 1 > ServiceCurve.MAX_ROWS) {
            throw mistakes.only(0, 0, ServiceCurveChecks.tooMany(records.size() - 1), "Measure at fewer rates");
        }
        List<CsvRecord> complete = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() == heading.count()) {
                complete.add(record);
            } else {
                mistakes.add(
                        line(record),
                        1,
                        "the number of fields is " + record.getFieldCount() + ": " + heading.count()
                                + ", as in the heading, is required",
                        "Correct or remove the row");
            }
        }
        List<Row> rows = complete.stream().map(this::row).toList();
        try {
            ServiceCurve curve = new ServiceCurve(rows);
            mistakes.throwIfAny();
            return curve;
        } catch (InvalidValueException invalid) {
            invalid.violations().forEach(violation -> locate(violation, complete));
            throw mistakes.exception();
        }
    }

    private Row row(CsvRecord record) {
        double rate = number(record, ServiceCurveChecks.RATE);
        double mean = number(record, ServiceCurveChecks.MEAN);
        return new Row(
                rate,
                mean,
                isFilled(record, ServiceCurveChecks.CONCURRENCY)
                        ? number(record, ServiceCurveChecks.CONCURRENCY)
                        : Row.littlesLaw(rate, mean),
                quantiles(record),
                requests(record));
    }

    /** A column that a curve need not have, and that anything may stand in. */
    private OptionalLong requests(CsvRecord record) {
        String field = heading.has(REQUESTS) ? field(record, REQUESTS) : "";
        return COUNT.matcher(field).matches() ? OptionalLong.of(Long.parseLong(field)) : OptionalLong.empty();
    }

    private Map<LatencyQuantile, Double> quantiles(CsvRecord record) {
        Map<LatencyQuantile, Double> quantiles = new TreeMap<>();
        for (LatencyQuantile quantile : LatencyQuantile.values()) {
            if (heading.has(quantile.column())) {
                quantiles.put(quantile, number(record, quantile.column()));
            }
        }
        return quantiles;
    }

    private boolean isFilled(CsvRecord record, String column) {
        return heading.has(column) && !field(record, column).isEmpty();
    }

    private String field(CsvRecord record, String column) {
        return record.getField(heading.index(column)).strip();
    }

    /** The number of a field; {@link Double#NaN}, with a mistake added, if it is none. */
    private double number(CsvRecord record, String column) {
        String field = field(record, column);
        String number = separator == ',' ? field : field.replace(',', '.');
        if (NUMBER.matcher(number).matches()) {
            return Double.parseDouble(number);
        }
        mistakes.addAt(
                line(record),
                heading.index(column),
                column + " " + Quotes.of(field) + " is not a number: one such as 120 or 0.5 is required",
                "Correct it, or leave out the row");
        return Double.NaN;
    }

    /** Adds a violation of the curve at the field that it is about. */
    private void locate(Violation violation, List<CsvRecord> complete) {
        String path = violation.path();
        if (path.equals(ServiceCurveChecks.ROWS)) {
            mistakes.addIfSound(0, 0, violation.problem(), violation.fix());
            return;
        }
        int row = Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']')));
        String column = path.substring(path.indexOf(']') + 2);
        CsvRecord record = complete.get(row);
        // A concurrency that was not measured follows from the mean.
        boolean isDerived = column.equals(ServiceCurveChecks.CONCURRENCY) && !isFilled(record, column);
        mistakes.addAt(
                line(record),
                heading.index(isDerived ? ServiceCurveChecks.MEAN : column),
                violation.problem(),
                violation.fix());
    }

    static int line(CsvRecord record) {
        return (int) record.getStartingLineNumber();
    }

    static List<String> names(CsvRecord record) {
        return record.getFields().stream().map(String::strip).collect(Collectors.toUnmodifiableList());
    }
}

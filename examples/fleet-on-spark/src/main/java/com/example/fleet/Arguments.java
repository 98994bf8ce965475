package com.example.fleet;

import io.github.stepscale.synth.tuning.TuningSettings;
import io.github.stepscale.validation.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the program is asked to do.
 *
 * @param input the table of the endpoints
 * @param output the table of the results
 * @param format the format of both tables: {@code parquet}, {@code json} or another that Spark reads and writes
 * @param wave the number of endpoints whose results are written together; a run that is killed loses at most these
 * @param settings the options of the search, as {@link TuningSettings} reads them
 */
record Arguments(String input, String output, String format, int wave, Map<String, String> settings) {
    static final String USAGE = """
            Usage: <input> <output> [--format=parquet] [--wave=1000] [--share=0.5] [--families=<name>,<name>]

            <input>     a table with the columns endpoint, descriptor and traffic
            <output>    the table of the results; a later run tunes only what it does not hold
            --format    parquet or json, of both tables
            --wave      the number of endpoints whose results are written together
            --share     the share of the traffic that is tuned on, above 0 to 1
            --families  the families that are searched""";

    private static final Set<String> OWN = Set.of("format", "wave");
    private static final Set<String> SETTINGS = Set.of(TuningSettings.SHARE, TuningSettings.FAMILIES);

    /** @throws IllegalArgumentException with what is wrong, as one sentence */
    static Arguments parse(List<String> arguments) {
        List<String> tables = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (tables.size() != 2) {
            throw new IllegalArgumentException(
                    "One table to read and one to write are needed: " + tables.size() + " given.");
        }
        Map<String, String> options = options(arguments);
        Map<String, String> settings = new TreeMap<>(options);
        settings.keySet().retainAll(SETTINGS);
        requireAllowed(settings);
        return new Arguments(
                tables.get(0),
                tables.get(1),
                options.getOrDefault("format", "parquet"),
                wave(options.getOrDefault("wave", "1000")),
                settings);
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                String[] parts = argument.substring(2).split("=", 2);
                if (parts.length < 2 || !OWN.contains(parts[0]) && !SETTINGS.contains(parts[0])) {
                    throw new IllegalArgumentException(argument + " is not known.");
                }
                options.put(parts[0], parts[1]);
            }
        }
        return options;
    }

    private static int wave(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("--wave=" + text + " is not allowed: 1 to 999999 is.");
        }
        return Integer.parseInt(text);
    }

    /** Here, so that a wrong option is not the result of every row. */
    private static void requireAllowed(Map<String, String> settings) {
        try {
            TuningSettings.options(settings);
        } catch (InvalidValueException wrong) {
            throw new IllegalArgumentException(wrong.violations().stream()
                    .map(violation ->
                            "--" + violation.path() + ": " + violation.problem() + ". " + violation.fix() + ".")
                    .collect(Collectors.joining("\n")));
        }
    }
}

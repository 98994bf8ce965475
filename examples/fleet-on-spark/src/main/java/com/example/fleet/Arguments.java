package com.example.fleet;

import io.github.stepscale.tuning.PolicyFamily;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the program is asked to do.
 *
 * @param input the table of the endpoints
 * @param output the table of the results
 * @param format the format of both tables: {@code parquet}, {@code json} or another that Spark reads and writes
 * @param wave the number of endpoints whose results are written together; a run that is killed loses at most these
 * @param search the options of the search
 */
record Arguments(String input, String output, String format, int wave, Search search) {
    static final String USAGE = """
            Usage: <input> <output> [--format=parquet] [--wave=1000] [--share=0.5] [--families=<name>,<name>]

            <input>     a table with the columns endpoint, descriptor and traffic
            <output>    the table of the results; a later run tunes only what it does not hold
            --format    parquet or json, of both tables
            --wave      the number of endpoints whose results are written together
            --share     the share of the traffic that is tuned on, above 0 to 1
            --families  the families that are searched: %s""".formatted(families(PolicyFamily.searched()));

    private static final Set<String> OPTIONS = Set.of("format", "wave", "share", "families");

    /**
     * The options of the search, as text that Spark can send to its executors.
     *
     * @param share the share of the traffic that is tuned on
     * @param families the families that are searched, by their keys
     */
    record Search(double share, List<String> families) implements Serializable {}

    static Arguments parse(List<String> arguments) {
        List<String> tables =
                arguments.stream().filter(text -> !text.startsWith("--")).toList();
        if (tables.size() != 2) {
            throw new IllegalArgumentException(
                    tables.size() + " tables are named: one to read and one to write are needed");
        }
        Map<String, String> options = options(arguments);
        return new Arguments(
                tables.get(0),
                tables.get(1),
                options.getOrDefault("format", "parquet"),
                wave(options.getOrDefault("wave", "1000")),
                new Search(share(options.getOrDefault("share", "0.5")), families(options)));
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                String[] parts = argument.substring(2).split("=", 2);
                if (!OPTIONS.contains(parts[0]) || parts.length < 2) {
                    throw new IllegalArgumentException(argument + " is not known");
                }
                options.put(parts[0], parts[1]);
            }
        }
        return options;
    }

    private static int wave(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("--wave=" + text + " is not allowed: 1 to 999999 is");
        }
        return Integer.parseInt(text);
    }

    private static double share(String text) {
        double share = text.matches("[0-9.]+") ? Double.parseDouble(text) : 0;
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("--share=" + text + " is not allowed: above 0 to 1 is");
        }
        return share;
    }

    private static List<String> families(Map<String, String> options) {
        if (!options.containsKey("families")) {
            return PolicyFamily.standard().stream().map(PolicyFamily::key).toList();
        }
        List<String> known =
                PolicyFamily.searched().stream().map(PolicyFamily::key).toList();
        List<String> named =
                Stream.of(options.get("families").split(",")).map(String::strip).toList();
        named.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("--families names " + name + ", which is none");
        });
        return named;
    }

    private static String families(List<PolicyFamily> families) {
        return families.stream().map(PolicyFamily::key).collect(Collectors.joining(", "));
    }
}

package io.github.stepscale.maven.command;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the properties that files and environment variables set for every run of Maven. Maven passes them on as if they were
 * on the command line, but they may be for a goal of another run.
 */
final class PersistentOptions {
    private static final String FILE_OF_MAVEN_4 = "maven-user.properties";

    private PersistentOptions() {}

    /**
     * Names of all such properties.
     *
     * @param root the folder that contains {@code .mvn}, if there is one
     * @param system the system properties of Maven's process and, as {@code env.NAME}, its environment variables
     */
    static Set<String> names(Optional<Path> root, Properties system) {
        Set<String> names = new HashSet<>();
        root.map(folder -> folder.resolve(".mvn")).ifPresent(folder -> {
            names.addAll(ofArguments(text(folder.resolve("maven.config"))));
            names.addAll(ofProperties(text(folder.resolve(FILE_OF_MAVEN_4))));
        });
        Stream.of("env.MAVEN_ARGS", "env.MAVEN_CONFIG")
                .forEach(variable -> names.addAll(ofArguments(system.getProperty(variable, ""))));
        folders(system).forEach(folder -> names.addAll(ofProperties(text(folder.resolve(FILE_OF_MAVEN_4)))));
        return names;
    }

    /** The folders in which Maven 4 looks for properties of the user and of the installation. */
    private static Stream<Path> folders(Properties system) {
        return Stream.of(List.of("user.home", ".m2"), List.of("maven.home", "conf"))
                .filter(place -> system.containsKey(place.get(0)))
                .map(place -> Path.of(system.getProperty(place.get(0)), place.get(1)));
    }

    /** The names in {@code -Dname=value} and its other forms, {@code -D name} and {@code --define=name=value}. */
    static Set<String> ofArguments(String text) {
        Set<String> names = new HashSet<>();
        Arrays.stream(text.split("[\\s\"']+"))
                .map(word -> word.replaceFirst("^(-D|--define=?)", "").replaceFirst("=.*", ""))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static Set<String> ofProperties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException unreadable) {
            // Maven reads nothing from it either.
        }
        return properties.stringPropertyNames();
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            // Maven cannot read it either, so nothing comes from it.
            return "";
        }
    }
}

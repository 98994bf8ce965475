package io.github.stepscale.maven;

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
 * Names of properties that stand in files or variables which Maven reads in every run. Maven hands them on as if they had been
 * typed, but they may be for a goal of another run.
 */
final class PersistentOptions {
    private static final String FILE_OF_MAVEN_4 = "maven-user.properties";

    private PersistentOptions() {}

    /**
     * @param root the folder that holds {@code .mvn}, if there is one
     * @param system the properties and, as {@code env.NAME}, the variables of Maven's process
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

    /** Where Maven 4 looks for the user's properties, and for those of the installation. */
    private static Stream<Path> folders(Properties system) {
        return Stream.of(List.of("user.home", ".m2"), List.of("maven.home", "conf"))
                .filter(place -> system.containsKey(place.get(0)))
                .map(place -> Path.of(system.getProperty(place.get(0)), place.get(1)));
    }

    /** The names in {@code -Dname=value}, however that is written: {@code -D name}, {@code --define=name=value}. */
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
            // Maven took nothing from it either.
        }
        return properties.stringPropertyNames();
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            // Maven could not read it either, so nothing comes from it.
            return "";
        }
    }
}

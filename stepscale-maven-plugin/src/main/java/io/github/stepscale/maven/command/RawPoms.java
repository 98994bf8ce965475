package io.github.stepscale.maven.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;

/** The POMs of a build and their parents as written; to the effective ones Maven 4 adds user properties. */
record RawPoms(List<Model> models) {

    static RawPoms of(Stream<MavenProject> modules) {
        return new RawPoms(modules.flatMap(module -> Stream.iterate(module, Objects::nonNull, MavenProject::getParent))
                .map(MavenProject::getOriginalModel)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** The properties that they declare, also in profiles, and those that activate a profile. */
    Set<String> properties() {
        return models.stream()
                .flatMap(model -> Stream.concat(
                        model.getProperties().stringPropertyNames().stream(),
                        model.getProfiles().stream().flatMap(RawPoms::properties)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> properties(Profile profile) {
        return Stream.concat(
                profile.getProperties().stringPropertyNames().stream(),
                Optional.ofNullable(profile.getActivation())
                        .map(Activation::getProperty)
                        .map(ActivationProperty::getName)
                        .map(name -> name.replaceFirst("^!", ""))
                        .stream());
    }

    /** Whether one of them contains <code>${name}</code>. */
    boolean use(String name) {
        return models.stream().anyMatch(model -> text(model).contains("${" + name + "}"));
    }

    private static String text(Model model) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, model);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}

package io.github.stepscale.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The descriptors of all modules of a build, also of those that {@code -pl} or {@code -rf} leaves out.
 *
 * @param modules all modules
 * @param plugin {@code group:artifact} of this plugin
 */
record ReactorDescriptors(List<MavenProject> modules, String plugin) {
    /** The descriptor of a module that names none. */
    static final String DEFAULT = "stepscale.yaml";

    /** The artifact of the first module that has a descriptor; empty if none has. */
    Optional<String> firstOwner() {
        return modules.stream()
                .filter(this::hasDescriptor)
                .map(MavenProject::getArtifactId)
                .findFirst();
    }

    private boolean hasDescriptor(MavenProject module) {
        return Optional.ofNullable(module.getBasedir())
                .filter(folder -> Stream.concat(Stream.of(DEFAULT), named(module))
                        .anyMatch(name -> exists(folder.toPath(), name)))
                .isPresent();
    }

    /** The paths that the POM of a module configures. */
    private Stream<String> named(MavenProject module) {
        return Optional.ofNullable(module.getBuild())
                .map(build -> build.getPluginsAsMap().get(plugin))
                .stream()
                .flatMap(ReactorDescriptors::configurations)
                .flatMap(configuration -> Stream.ofNullable(configuration.getChild("descriptor")))
                .flatMap(element -> Stream.ofNullable(element.getValue()));
    }

    private static Stream<Xpp3Dom> configurations(Plugin declared) {
        return Stream.<ConfigurationContainer>concat(Stream.of(declared), declared.getExecutions().stream())
                .filter(container -> container.getConfiguration() instanceof Xpp3Dom)
                .map(container -> (Xpp3Dom) container.getConfiguration());
    }

    private static boolean exists(Path folder, String name) {
        // An expression that is still there has no value, and is no path on every system.
        return !name.contains("${") && Files.exists(folder.resolve(name.trim()));
    }
}

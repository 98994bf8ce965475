package io.github.stepscale.maven.file;

import java.io.File;
import java.nio.file.Path;

/** The folder for the files of a goal. */
public final class OutputDirectory {
    private static final Path UNRESOLVED = Path.of("${project.basedir}");

    private OutputDirectory() {}

    /**
     * The folder that is meant. Where there is no POM, Maven leaves the folder of the module in the default value unresolved;
     * it is then the folder in which Maven was started.
     *
     * @param given as Maven fills the parameter
     * @param start the folder in which Maven was started
     */
    public static File of(File given, File start) {
        Path path = given.toPath();
        for (int i = 0; i + 1 < path.getNameCount(); i++) {
            if (path.getName(i).equals(UNRESOLVED)) {
                return start.toPath()
                        .resolve(path.subpath(i + 1, path.getNameCount()))
                        .toFile();
            }
        }
        return given;
    }
}

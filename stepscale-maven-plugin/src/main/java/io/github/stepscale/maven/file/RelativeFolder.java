package io.github.stepscale.maven.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The path from one folder to another, which holds across symbolic links too. */
public final class RelativeFolder {
    private RelativeFolder() {}

    /**
     * Returns the path with slashes; the whole path of {@code to} if there is none, as between the drives of Windows; empty
     * for the same folder.
     *
     * @param from need not exist
     */
    public static String from(Path from, Path to) {
        Path start = real(from.toAbsolutePath().normalize());
        Path end = real(to.toAbsolutePath().normalize());
        Path path = Objects.equals(start.getRoot(), end.getRoot()) ? start.relativize(end) : end;
        return path.toString().replace('\\', '/');
    }

    /** Links in the part that exists are followed: {@code ..} after a link leads to the parent of its target. */
    private static Path real(Path path) {
        Path known = path;
        while (known != null && !Files.exists(known)) {
            known = known.getParent();
        }
        try {
            return known == null ? path : known.toRealPath().resolve(known.relativize(path));
        } catch (IOException unreadable) {
            return path;
        }
    }
}

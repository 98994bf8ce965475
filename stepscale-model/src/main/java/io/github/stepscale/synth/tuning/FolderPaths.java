package io.github.stepscale.synth.tuning;

import java.util.regex.Pattern;

/** Paths of files as a descriptor names them, with slashes or, on Windows, backslashes. */
final class FolderPaths {
    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);

    private FolderPaths() {}

    /** A path of the present folder, seen from the folder from which {@code folder} leads there. */
    static String from(String folder, String path) {
        return folder.isEmpty() || ABSOLUTE.matcher(path).matches() ? path : folder + "/" + path;
    }
}

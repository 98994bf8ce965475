package io.github.stepscale.synth.tuning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of files as a descriptor names them, with slashes or, on Windows, backslashes. */
final class FolderPaths {
    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("\\.\\.[/\\\\]+");
    private static final Pattern LAST_FOLDER = Pattern.compile("(?<parents>.*/)?(?<name>[^/]+)", Pattern.DOTALL);

    private FolderPaths() {}

    /**
     * A path of the present folder, seen from the folder from which {@code folder} leads there; without a folder that the
     * path leaves again: {@code ../../descriptors} and {@code ../traffic/may.csv} give {@code ../../traffic/may.csv}.
     *
     * @param folder names of folders between slashes; of real folders, not of links, since {@code ..} leads out of their target
     */
    static String from(String folder, String path) {
        return folder.isEmpty() || ABSOLUTE.matcher(path).matches() ? path : joined(folder, path);
    }

    private static String joined(String folder, String path) {
        Matcher parent = PARENT.matcher(path);
        Matcher last = LAST_FOLDER.matcher(folder);
        if (!parent.lookingAt() || !last.matches() || last.group("name").matches("\\.{1,2}")) {
            return folder + "/" + path;
        }
        String parents = last.group("parents");
        String rest = path.substring(parent.end());
        return parents == null ? rest : joined(parents.substring(0, parents.length() - 1), rest);
    }
}

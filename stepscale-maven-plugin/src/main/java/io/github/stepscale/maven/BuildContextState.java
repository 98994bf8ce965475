package io.github.stepscale.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What the goals of one module remember of each other during a build. Maven keeps it; nothing static could, since a
 * daemon outlives the build.
 *
 * @param context Maven's memory of this plugin for this module, shared by its executions
 */
record BuildContextState(Map<Object, Object> context) {
    private static final String PREFIX = BuildContextState.class.getName();

    private record Written(String execution, String content) {}

    /** Notes that a property of the module is one of our outputs, whatever it is called. */
    void publish(String property) {
        properties().add(property);
    }

    /** The properties of the module that are outputs of ours. */
    Set<String> published() {
        return Set.copyOf(properties());
    }

    /** Whether a line is new: two goals that check the same descriptor need not both log its findings. */
    boolean isNew(String line) {
        return lines().add(line);
    }

    /**
     * Notes that an execution writes a file. Two executions that write different things to one file are a mistake: what
     * the later one wrote would be all that remains.
     *
     * @param shown the file as the log shows it
     */
    void claim(Path file, String shown, String execution, String content) throws MojoFailureException {
        Written earlier = files().put(file.toAbsolutePath().normalize(), new Written(execution, content));
        if (earlier != null
                && !earlier.execution().equals(execution)
                && !earlier.content().equals(content)) {
            throw new MojoFailureException(Advice.writtenTwice(shown, earlier.execution(), execution));
        }
    }

    private Set<String> lines() {
        return texts(".lines");
    }

    private Set<String> properties() {
        return texts(".properties");
    }

    @SuppressWarnings("unchecked") // Nothing else uses the key.
    private Set<String> texts(String what) {
        return (Set<String>) context.computeIfAbsent(PREFIX + what, key -> new HashSet<String>());
    }

    @SuppressWarnings("unchecked") // Nothing else uses the key.
    private Map<Path, Written> files() {
        return (Map<Path, Written>) context.computeIfAbsent(PREFIX + ".files", key -> new HashMap<Path, Written>());
    }
}

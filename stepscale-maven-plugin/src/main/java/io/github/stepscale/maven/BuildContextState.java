package io.github.stepscale.maven;

import io.github.stepscale.text.Sha256;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What the goals of one module share during a build. It is in Maven's plugin context and not in static fields, because a
 * daemon outlives the build.
 *
 * @param context the plugin context of this module, shared by the executions of the plugin
 */
record BuildContextState(Map<Object, Object> context) {
    private static final String PREFIX = BuildContextState.class.getName();

    /** @param content the SHA-256 of the content, which may be large: a thousand reports do not fit into memory */
    private record Written(String execution, String content) {}

    /** Registers a property of the module as an output of this plugin, whatever its name. */
    void publish(String property) {
        properties().add(property);
    }

    /** The properties of the module that are outputs of this plugin. */
    Set<String> published() {
        return Set.copyOf(properties());
    }

    /** Whether a line was not logged yet: two goals that check the same descriptor log its findings once. */
    boolean isNew(String line) {
        return lines().add(line);
    }

    /**
     * Registers a file that an execution writes. Two executions must not write different content to one file: only the later
     * one would remain.
     *
     * @param displayPath the file as messages show it
     *
     * @throws MojoFailureException if another execution has written other content
     */
    void claim(Path file, String displayPath, String execution, String content) throws MojoFailureException {
        Written written = new Written(execution, Sha256.start().add(content).digits());
        Written earlier = files().put(file.toAbsolutePath().normalize(), written);
        if (earlier != null
                && !earlier.execution().equals(execution)
                && !earlier.content().equals(written.content())) {
            throw new MojoFailureException(Messages.writtenTwice(displayPath, earlier.execution(), execution));
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
        synchronized (context) {
            return (Map<Path, Written>)
                    context.computeIfAbsent(PREFIX + ".files", key -> new ConcurrentHashMap<Path, Written>());
        }
    }
}

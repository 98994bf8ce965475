package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the plugin makes its users download, beyond what Maven has. */
class PluginSizeTest {
    private static final long MOST = 16_000_000;
    /** Some 0.5 MB of classes of ours come to it. */
    private static final long OURS = 500_000;

    private static final Pattern NEEDED = Pattern.compile(
            "(software[/\\\\](amazon)|com[/\\\\]fasterxml[/\\\\]jackson|org[/\\\\]yaml|org[/\\\\]reactivestreams)");
    /** Each would be larger than what it is for. */
    private static final Pattern KEPT_OUT =
            Pattern.compile("(netty|apache-client|apache5|aws-crt|[/\\\\]s3[/\\\\]|awssdk[/\\\\]sagemaker[/\\\\]).*");

    private static List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    @Test
    void isAtMostSixteenMegabytes() {
        List<Path> needed = jars().stream()
                .filter(jar -> NEEDED.matcher(jar.toString()).find())
                .toList();
        long size = needed.stream().mapToLong(jar -> jar.toFile().length()).sum();

        assertThat(needed).hasSizeGreaterThan(30);
        System.out.println("The plugin's download: " + needed.size() + " jars, " + size + " bytes, and our own");
        assertThat(size + OURS).isLessThanOrEqualTo(MOST);
    }

    @Test
    void theLargeHttpClientsStayOut() {
        assertThat(jars()).noneMatch(jar -> KEPT_OUT.matcher(jar.toString()).find());
    }
}

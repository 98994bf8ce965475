package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as users get it, with the model, Jackson, Netty and the AWS SDK inside: docs/decisions/0012-sdk-inside.md. */
class PluginJarIT {
    /** Bytes of the plugin's whole download, beyond what Maven has. */
    private static final long MOST = 19_000_000;

    private static final Path STAGED = Path.of("target/it-repository/io/github/stepscale/stepscale-maven-plugin");
    private static final Pattern BESIDE = Pattern.compile("slf4j-api-.*\\.jar$");
    /** Each would be larger than what it is for. */
    private static final Pattern KEPT_OUT = Pattern.compile(
            "http/nio/netty|tcnative|http/apache|sdk/crt/|services/s3/|services/sagemaker/|\\.(so|dll|dylib)$");

    private static Path staged(String extension) throws IOException {
        try (Stream<Path> files = Files.walk(STAGED)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .filter(file -> !file.toString().endsWith("-sources.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What Maven or a library's user has on the class path beside our jar. */
    private static List<Path> beside() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> BESIDE.matcher(entry.toString()).find())
                .toList();
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(staged(".jar").toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    @Test
    void theDownloadIsAtMostNineteenMegabytes() throws IOException {
        long beside = beside().stream().mapToLong(jar -> jar.toFile().length()).sum();
        long ours = Files.size(staged(".jar"));

        assertThat(beside()).hasSize(1);
        System.out.println(
                "The plugin's download: " + ours + " bytes, and " + beside + " in " + beside().size() + " jars");
        assertThat(ours + beside).isBetween(10_000_000L, MOST);
    }

    @Test
    void nothingInItHasANameThatIsNotOurs() throws IOException {
        assertThat(entries())
                .allMatch(name -> name.startsWith("io/github/stepscale/") || name.startsWith("META-INF/"))
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .contains("META-INF/LICENSE.txt", "META-INF/NOTICE.txt");
    }

    @Test
    void theLargeHttpClientsStayOut() throws IOException {
        assertThat(entries()).noneMatch(name -> KEPT_OUT.matcher(name).find());
    }

    /** Maven reads a POM for each artifact before a goal can run: docs/decisions/0027-start-up.md. */
    @Test
    void itsPomHasNoParentAndOneDependency() throws IOException {
        assertThat(Files.readString(staged(".pom")))
                .doesNotContain("<parent>", "<dependencyManagement>", "<scope>import</scope>")
                .containsOnlyOnce("<scope>compile</scope>")
                .contains("<artifactId>slf4j-api</artifactId>", "<licenses>", "<developers>", "<scm");
    }

    @Test
    void jacksonFindsItsFactoriesUnderTheirNewNames() throws IOException {
        assertThat(entries()).contains("META-INF/services/io.github.stepscale.jackson.core.JsonFactory");
    }

    /** As docs/library.md says: no other jar is needed, and none of Maven's. */
    @Test
    void theProgramOfThePageRunsWithThisJarAndSlf4j(@TempDir Path folder) throws Exception {
        String page = Files.readString(Path.of("../docs/library.md"));
        String program =
                page.substring(page.indexOf("```java\n") + "```java\n".length()).split("```", 2)[0];
        Files.writeString(folder.resolve("WriteTemplates.java"), program);
        String jars = Stream.concat(Stream.of(staged(".jar").toAbsolutePath()), beside().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars,
                        "WriteTemplates.java",
                        Path.of("../examples/split-layout/stepscale.yaml")
                                .toAbsolutePath()
                                .toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();

        assertThat(java.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(folder.resolve("stepscale-object-detection-AllTraffic.template.yaml"))
                .exists();
    }

    /** The SDK finds what a profile asks for by the names of classes, which are other names in our jar. */
    @ParameterizedTest
    @ValueSource(strings = {"sso_start_url=https://example.com/start", "sso_session=corp"})
    void whoSignsInBySsoIsAskedToSignIn(String line, @TempDir Path home) throws Exception {
        Path config = config(home, "sso_account_id=1", "sso_role_name=a", "sso_region=eu-central-1", line);

        assertThatThrownBy(() -> ask(config)).hasMessageContaining("no usable credentials");
    }

    @Test
    void anAssumedRoleIsAskedOfSts(@TempDir Path home) throws Exception {
        Path token = home.resolve("none");
        Path config = config(home, "role_arn=arn:aws:iam::1:role/a", "web_identity_token_file=" + token);

        assertThatThrownBy(() -> ask(config)).hasMessageContaining("there is no file " + token);
    }

    private static Path config(Path home, String... lines) throws IOException {
        String session = "[sso-session corp]\nsso_region=eu-central-1\nsso_start_url=https://example.com/start\n";
        return Files.writeString(home.resolve("config"), "[profile it]\n" + String.join("\n", lines) + "\n" + session);
    }

    private static void ask(Path config) throws Throwable {
        System.setProperty("aws.configFile", config.toString());
        try (URLClassLoader jar = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            Class<?> connection = jar.loadClass("io.github.stepscale.aws.Connection");
            Object standard = connection.getMethod("standard").invoke(null);
            Object region = connection.getMethod("withRegion", String.class).invoke(standard, "eu-central-1");
            Object ready = connection.getMethod("withProfile", String.class).invoke(region, "it");
            Class<?> aws = jar.loadClass("io.github.stepscale.aws.Aws");
            Object connected = aws.getMethod("connect", connection).invoke(null, ready);
            aws.getMethod("account").invoke(connected);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            System.clearProperty("aws.configFile");
        }
    }

    private static URL[] urls() throws IOException {
        return Stream.concat(Stream.of(staged(".jar")), beside().stream())
                .map(PluginJarIT::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

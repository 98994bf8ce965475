package io.github.stepscale.maven;

import io.github.stepscale.maven.command.MavenParameters;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.MojoDescriptorCreator;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystemSession;

/** One run of Maven on one module, with our plugin's own descriptor: what was given, and how a goal comes to see it. */
public final class MavenRun {
    public final PluginDescriptor descriptor = descriptor();
    public final Properties typed = new Properties();
    public final Properties system = new Properties();
    public final MavenExecutionRequest request = new DefaultMavenExecutionRequest().setInteractiveMode(false);
    public final MavenProject project;
    private final Plugin plugin = new Plugin();

    /** @param goals the goals and phases on the command line */
    public MavenRun(String... goals) {
        plugin.setGroupId(descriptor.getGroupId());
        plugin.setArtifactId(descriptor.getArtifactId());
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId("orders");
        model.setVersion("1");
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        project = new MavenProject(model);
        project.setOriginalModel(new Model());
        request.setGoals(List.of(goals));
    }

    /** As the build made it. */
    public static PluginDescriptor descriptor() {
        try (Reader reader = Files.newBufferedReader(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
            return new PluginDescriptorBuilder().build(reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (PlexusConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lets the POM configure the plugin. */
    public MavenRun configured(String elements) {
        plugin.setConfiguration(dom(elements));
        return this;
    }

    /** Lets the POM bind a goal, to its own phase if none is given. */
    public MavenRun bound(String goal, String phase, String elements) {
        PluginExecution execution = new PluginExecution();
        execution.setId(goal);
        execution.addGoal(goal);
        execution.setPhase(phase.isEmpty() ? null : phase);
        execution.setConfiguration(dom(elements));
        plugin.addExecution(execution);
        return this;
    }

    public MavenRun typed(String name, String value) {
        typed.setProperty(name, value);
        return this;
    }

    public MavenRun property(String name, String value) {
        project.getProperties().setProperty(name, value);
        return this;
    }

    /** The goal as Maven fills it, with what the POM says of the plugin. */
    public <T extends AbstractStepscaleMojo> T prepare(T mojo) {
        mojo.session = session();
        mojo.project = project;
        mojo.execution = execution(mojo.goal());
        mojo.setPluginContext(new HashMap<>());
        return mojo;
    }

    public List<String> mistakes(String goal) {
        return new MavenParameters(session(), project, execution(goal), Set.of()).mistakes();
    }

    /** As Maven's lifecycle makes it: the POM's elements, and elsewhere the properties that may be given. */
    private MojoExecution execution(String goal) {
        MojoDescriptor mojo = descriptor.getMojo(goal);
        MojoExecution execution = new MojoExecution(mojo, "default-cli", MojoExecution.Source.CLI);
        Xpp3Dom defaults = MojoDescriptorCreator.convert(mojo);
        Xpp3Dom pom = (Xpp3Dom) plugin.getConfiguration();
        Xpp3Dom all = new Xpp3Dom("configuration");
        for (Parameter parameter : mojo.getParameters()) {
            Xpp3Dom element = Xpp3Dom.mergeXpp3Dom(
                    pom == null || pom.getChild(parameter.getName()) == null
                            ? null
                            : new Xpp3Dom(pom.getChild(parameter.getName())),
                    defaults.getChild(parameter.getName()),
                    Boolean.TRUE);
            if (element != null) {
                all.addChild(element);
            }
        }
        execution.setConfiguration(all);
        return execution;
    }

    @SuppressWarnings("deprecation") // A session for tests: Maven says the constructor is for that only.
    private MavenSession session() {
        request.setUserProperties(typed);
        request.setSystemProperties(system);
        MavenSession session = new MavenSession(null, (RepositorySystemSession) null, request, null);
        session.setProjects(List.of(project));
        session.setCurrentProject(project);
        return session;
    }

    private static Xpp3Dom dom(String elements) {
        try {
            return Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>"));
        } catch (IOException | XmlPullParserException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.github.stepscale.maven.command;

/** Where a property was given, and how a message names it then. */
enum ParameterOrigin {
    /** On the command line of this run. */
    TYPED("-D%s"),
    /** For every run in the project or on the machine, whatever its goals. */
    OPTIONS("%s (in .mvn/maven.config, MAVEN_ARGS or maven-user.properties)"),
    /** For the JVM of Maven. */
    JVM("%s (in MAVEN_OPTS or .mvn/jvm.config)"),
    /** In the POM, a profile or settings.xml; it may belong to another plugin. */
    PROJECT("<%s> under <properties>");

    private final String form;

    ParameterOrigin(String form) {
        this.form = form;
    }

    /** Names a property, or a property with {@code =} and its value, and where it was given. */
    String describe(String property) {
        return form.formatted(property);
    }
}

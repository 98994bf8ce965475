package io.github.stepscale.maven;

/** Where a property was given, in the words in which a mistake names it. */
enum ParameterOrigin {
    /** For this one run of Maven. */
    TYPED("-D%s"),
    /** For every run of the project, or of the machine: whatever goals it has. */
    OPTIONS("%s (in .mvn/maven.config, MAVEN_ARGS or maven-user.properties)"),
    /** For the JVM that Maven runs in. */
    JVM("%s (in MAVEN_OPTS or .mvn/jvm.config)"),
    /** Of the POM, of a profile or of settings.xml; it may be about something else than us. */
    PROJECT("<%s> under <properties>");

    private final String form;

    ParameterOrigin(String form) {
        this.form = form;
    }

    String words(String property) {
        return form.formatted(property);
    }
}

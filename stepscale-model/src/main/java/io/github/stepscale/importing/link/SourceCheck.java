package io.github.stepscale.importing.link;

/** All checks of a source after its properties were read. */
final class SourceCheck {
    private final LinkedSource source;
    private final Findings findings;

    SourceCheck(LinkedSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    void check() {
        new TargetCheck(source, findings).check();
        new AlarmActionCheck(source, findings).check();
        new PolicyCheck(source, findings).check();
        ResourceIdCheck ids = new ResourceIdCheck(findings);
        source.ofType(ResourceTypes.TARGET).forEach(ids::check);
        source.ofType(ResourceTypes.POLICY).forEach(ids::check);
    }
}

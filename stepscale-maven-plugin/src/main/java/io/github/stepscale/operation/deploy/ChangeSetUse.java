package io.github.stepscale.operation.deploy;

/** What to do with a change set. */
public sealed interface ChangeSetUse {

    /** Create one and execute it. */
    record Execute() implements ChangeSetUse {}

    /**
     * Create one and keep it, for review and for a later run to execute.
     *
     * @param name a letter, then letters, digits and hyphens, at most 128
     */
    record Keep(String name) implements ChangeSetUse {}

    /**
     * Execute one that was kept.
     *
     * @param name as it was kept
     */
    record ExecuteKept(String name) implements ChangeSetUse {}
}

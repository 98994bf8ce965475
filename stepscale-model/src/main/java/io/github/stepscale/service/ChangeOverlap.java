package io.github.stepscale.service;

/** Whether a target accepts a change while another is in progress. */
public enum ChangeOverlap {
    /** An endpoint that is being updated refuses another change; the alarm tries again each minute. The default. */
    LOCKED,
    /** Each decision starts a change of its own, and takes pending changes into account. */
    OVERLAPPING
}

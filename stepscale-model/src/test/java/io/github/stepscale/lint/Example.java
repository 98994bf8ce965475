package io.github.stepscale.lint;

import io.github.stepscale.policy.ScalingDescriptionBuilder;

/**
 * A mistake, and the same without it.
 *
 * @param code what lint says of the first
 * @param mistake a description with the mistake
 * @param quiet one that differs in nothing but the mistake
 */
public record Example(String code, ScalingDescriptionBuilder mistake, ScalingDescriptionBuilder quiet) {
    @Override
    public String toString() {
        return code;
    }
}

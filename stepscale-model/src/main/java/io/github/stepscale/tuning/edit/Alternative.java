package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import java.util.function.UnaryOperator;

/**
 * Another value of a setting.
 *
 * @param change what the user reads
 * @param distance how far it is from the present value; 1 is next to it
 * @param edit makes the change; throws if the value does not fit the other settings
 */
record Alternative(SettingChange change, int distance, UnaryOperator<ScalingDescription> edit) {}

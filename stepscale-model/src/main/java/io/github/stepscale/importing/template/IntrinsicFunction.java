package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;

/** One of CloudFormation's intrinsic functions. */
@FunctionalInterface
interface IntrinsicFunction {
    /** Its value for an argument, which is as written. */
    Value apply(YamlNode argument);
}

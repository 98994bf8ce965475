/** What a team already runs or has written, in CloudFormation's own form: the same for a template and a live target. */
@NullMarked
package io.github.stepscale.importing.source;

import org.jspecify.annotations.NullMarked;

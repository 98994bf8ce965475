/** From the text of a CloudFormation template to the resources that take part in scaling, with all functions resolved. */
@NullMarked
package io.github.stepscale.importing.template;

import org.jspecify.annotations.NullMarked;

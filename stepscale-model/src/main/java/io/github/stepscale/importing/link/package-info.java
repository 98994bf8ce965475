/** Which alarm runs which policy of which target. */
@NullMarked
package io.github.stepscale.importing.link;

import org.jspecify.annotations.NullMarked;

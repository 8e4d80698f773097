/** How much a user may keep. */
@NullMarked
package app.dispatch.domain.quota;

import org.jspecify.annotations.NullMarked;

/** How secrets are shown. */
@NullMarked
package app.dispatch.domain.vault;

import org.jspecify.annotations.NullMarked;

/** Personal API tokens. */
@NullMarked
package app.dispatch.domain.token;

import org.jspecify.annotations.NullMarked;

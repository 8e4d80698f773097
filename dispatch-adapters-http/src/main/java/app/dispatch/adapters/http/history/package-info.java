/** A user's past runs. */
@NullMarked
package app.dispatch.adapters.http.history;

import org.jspecify.annotations.NullMarked;

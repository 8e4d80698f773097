/** A backup while the server runs. */
@NullMarked
package app.dispatch.adapters.http.backup;

import org.jspecify.annotations.NullMarked;

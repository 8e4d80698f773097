/** A user's saved workflows. */
@NullMarked
package app.dispatch.adapters.http.workflow;

import org.jspecify.annotations.NullMarked;

/** Saved workflows. */
@NullMarked
package app.dispatch.application.workflow;

import org.jspecify.annotations.NullMarked;

/** Secrets: encrypted at rest, opened for a request, never shown. */
@NullMarked
package app.dispatch.application.vault;

import org.jspecify.annotations.NullMarked;

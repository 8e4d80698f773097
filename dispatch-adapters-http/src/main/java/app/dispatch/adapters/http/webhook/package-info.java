/** Webhooks of workflows over HTTP. */
@NullMarked
package app.dispatch.adapters.http.webhook;

import org.jspecify.annotations.NullMarked;

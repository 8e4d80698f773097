/** Webhooks and deliveries over HTTP. */
@NullMarked
package app.dispatch.adapters.http.delivery;

import org.jspecify.annotations.NullMarked;

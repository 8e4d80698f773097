/** Deliveries of a server, at who is told. */
@NullMarked
package app.dispatch.client.delivery;

import org.jspecify.annotations.NullMarked;

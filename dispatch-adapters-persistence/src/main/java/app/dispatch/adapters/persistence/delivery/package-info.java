/** Keeps webhooks and deliveries in the database. */
@NullMarked
package app.dispatch.adapters.persistence.delivery;

import org.jspecify.annotations.NullMarked;

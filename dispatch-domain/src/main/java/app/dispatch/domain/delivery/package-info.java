/** Deliveries: what is told to other systems of runs that have ended. */
@NullMarked
package app.dispatch.domain.delivery;

import org.jspecify.annotations.NullMarked;

/** Deliveries: who is told of ended runs, and how it reaches them. */
@NullMarked
package app.dispatch.application.delivery;

import org.jspecify.annotations.NullMarked;

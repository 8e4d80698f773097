/** Sends deliveries to other systems. */
@NullMarked
package app.dispatch.adapters.tools.delivery;

import org.jspecify.annotations.NullMarked;

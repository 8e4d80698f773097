/** What fires workflows: calls of other systems, of which some prove who sent them, and the clock. */
@NullMarked
package app.dispatch.application.trigger;

import org.jspecify.annotations.NullMarked;

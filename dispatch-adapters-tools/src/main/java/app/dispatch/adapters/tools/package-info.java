/** Reaches the outside world: the tools that a plan may call, and the planners. */
@NullMarked
package app.dispatch.adapters.tools;

import org.jspecify.annotations.NullMarked;

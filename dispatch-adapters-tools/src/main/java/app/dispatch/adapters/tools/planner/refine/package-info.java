/** Changes a plan as a text says. */
@NullMarked
package app.dispatch.adapters.tools.planner.refine;

import org.jspecify.annotations.NullMarked;

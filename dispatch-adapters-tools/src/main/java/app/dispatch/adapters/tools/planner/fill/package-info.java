/** The parameters of an operation, filled from what a clause says. */
@NullMarked
package app.dispatch.adapters.tools.planner.fill;

import org.jspecify.annotations.NullMarked;

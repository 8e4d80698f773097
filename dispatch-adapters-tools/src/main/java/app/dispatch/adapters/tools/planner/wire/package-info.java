/** Steps while a plan is made, and the expressions that carry one step's output to another. */
@NullMarked
package app.dispatch.adapters.tools.planner.wire;

import org.jspecify.annotations.NullMarked;

/** A brief taken apart: sentences into clauses, clauses into a verb and its parts. */
@NullMarked
package app.dispatch.adapters.tools.planner.parse;

import org.jspecify.annotations.NullMarked;

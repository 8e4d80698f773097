/** Briefs in other languages than English, turned into the English that the planner reads. */
@NullMarked
package app.dispatch.adapters.tools.planner.language;

import org.jspecify.annotations.NullMarked;

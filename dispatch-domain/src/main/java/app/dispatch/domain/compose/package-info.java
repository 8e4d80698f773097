/** Briefs in plain English and what a planner makes of them. */
@NullMarked
package app.dispatch.domain.compose;

import org.jspecify.annotations.NullMarked;

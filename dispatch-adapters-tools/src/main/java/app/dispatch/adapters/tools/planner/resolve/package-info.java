/** What each clause of a brief wants: the reading that uses most of its words, and the steps that it becomes. */
@NullMarked
package app.dispatch.adapters.tools.planner.resolve;

import org.jspecify.annotations.NullMarked;

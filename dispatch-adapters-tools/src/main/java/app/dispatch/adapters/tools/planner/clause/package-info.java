/** What the sentences of a brief say: actions in their order, conditions, repetitions and references to earlier answers. */
@NullMarked
package app.dispatch.adapters.tools.planner.clause;

import org.jspecify.annotations.NullMarked;

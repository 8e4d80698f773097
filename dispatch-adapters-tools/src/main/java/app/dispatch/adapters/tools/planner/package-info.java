/** The builtin planner: turns a brief into a plan by reading it, offline and always the same way. */
@NullMarked
package app.dispatch.adapters.tools.planner;

import org.jspecify.annotations.NullMarked;

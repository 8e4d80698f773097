/** Flows: what a brief takes from one tool, works on, and hands to another, told from what the tools declare. */
@NullMarked
package app.dispatch.adapters.tools.planner.flow;

import org.jspecify.annotations.NullMarked;

/** Which operation of which tool an action asks for, told from what the tools declare. */
@NullMarked
package app.dispatch.adapters.tools.planner.match;

import org.jspecify.annotations.NullMarked;

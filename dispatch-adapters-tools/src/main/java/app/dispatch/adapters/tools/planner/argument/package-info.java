/** What an action is done with: addresses, contents, named values, as its clause says them. */
@NullMarked
package app.dispatch.adapters.tools.planner.argument;

import org.jspecify.annotations.NullMarked;

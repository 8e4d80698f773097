/** Calls of addresses: what an action says of method, headers, query and body, and what it takes of earlier answers. */
@NullMarked
package app.dispatch.adapters.tools.planner.call;

import org.jspecify.annotations.NullMarked;

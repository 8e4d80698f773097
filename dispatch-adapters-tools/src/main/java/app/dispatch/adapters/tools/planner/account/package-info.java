/** What a brief's author is told: what was understood, and what was not. */
@NullMarked
package app.dispatch.adapters.tools.planner.account;

import org.jspecify.annotations.NullMarked;

/** What a plan may do that its owner does not want, and whom it reaches: told from the plan alone, before anything runs. */
@NullMarked
package app.dispatch.application.lint;

import org.jspecify.annotations.NullMarked;

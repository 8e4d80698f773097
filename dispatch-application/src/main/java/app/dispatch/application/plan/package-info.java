/** The complete check of a plan, and what it leaves ready to run. */
@NullMarked
package app.dispatch.application.plan;

import org.jspecify.annotations.NullMarked;

/** The plan language: plans, steps, phases, and the check of their structure. */
@NullMarked
package app.dispatch.domain.plan;

import org.jspecify.annotations.NullMarked;

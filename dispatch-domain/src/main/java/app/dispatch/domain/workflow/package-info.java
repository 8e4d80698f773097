/** Saved plans with their trigger and counters. */
@NullMarked
package app.dispatch.domain.workflow;

import org.jspecify.annotations.NullMarked;

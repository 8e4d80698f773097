/** Workflows that fire by their cron expressions. */
@NullMarked
package app.dispatch.application.cron;

import org.jspecify.annotations.NullMarked;

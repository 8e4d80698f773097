/** When a plan runs by itself: times, days and zones said in English, as a cron expression. */
@NullMarked
package app.dispatch.adapters.tools.planner.schedule;

import org.jspecify.annotations.NullMarked;

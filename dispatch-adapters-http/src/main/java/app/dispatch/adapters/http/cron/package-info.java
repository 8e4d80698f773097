/** Cron for outside schedulers over HTTP. */
@NullMarked
package app.dispatch.adapters.http.cron;

import org.jspecify.annotations.NullMarked;

/** Traces of runs by OpenTelemetry; nothing of it is loaded where there are none. */
@NullMarked
package app.dispatch.server.trace;

import org.jspecify.annotations.NullMarked;

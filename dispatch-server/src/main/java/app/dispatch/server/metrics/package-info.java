/** Metrics by OpenTelemetry; nothing of it is loaded where they are not sent. */
@NullMarked
package app.dispatch.server.metrics;

import org.jspecify.annotations.NullMarked;

/** What traces and metrics by OpenTelemetry have in common; nothing of it is loaded where nothing is sent. */
@NullMarked
package app.dispatch.server.telemetry;

import org.jspecify.annotations.NullMarked;

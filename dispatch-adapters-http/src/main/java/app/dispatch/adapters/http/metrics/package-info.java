/** Metrics in the formats of Prometheus. */
@NullMarked
package app.dispatch.adapters.http.metrics;

import org.jspecify.annotations.NullMarked;

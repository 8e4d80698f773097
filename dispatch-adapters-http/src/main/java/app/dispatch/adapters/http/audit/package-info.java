/** The audit log, over HTTP. */
@NullMarked
package app.dispatch.adapters.http.audit;

import org.jspecify.annotations.NullMarked;

/** What fires workflows, over HTTP: calls of other systems, and schedulers that look for what is due. */
@NullMarked
package app.dispatch.adapters.http.trigger;

import org.jspecify.annotations.NullMarked;

/** Workflows on a server. */
@NullMarked
package app.dispatch.client.workflow;

import org.jspecify.annotations.NullMarked;

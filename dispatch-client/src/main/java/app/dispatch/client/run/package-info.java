/** Runs on a server. */
@NullMarked
package app.dispatch.client.run;

import org.jspecify.annotations.NullMarked;

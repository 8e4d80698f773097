/** Dispatch on a server, for programs: the ports that who embeds Dispatch uses, over HTTP. */
@NullMarked
package app.dispatch.client;

import org.jspecify.annotations.NullMarked;

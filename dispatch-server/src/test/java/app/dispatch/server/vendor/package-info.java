/** Small stand-ins for the vendors of the tools, on sockets of their own. */
@NullMarked
package app.dispatch.server.vendor;

import org.jspecify.annotations.NullMarked;

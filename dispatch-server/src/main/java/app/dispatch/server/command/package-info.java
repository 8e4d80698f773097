/** The commands that are clients of the API. */
@NullMarked
package app.dispatch.server.command;

import org.jspecify.annotations.NullMarked;

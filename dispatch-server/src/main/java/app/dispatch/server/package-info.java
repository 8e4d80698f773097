/** The program: the command line, the settings, and the one place where everything is put together. */
@NullMarked
package app.dispatch.server;

import org.jspecify.annotations.NullMarked;

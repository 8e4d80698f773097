/** The console in a real browser, served by the program as its users have it. */
@NullMarked
package app.dispatch.server.console;

import org.jspecify.annotations.NullMarked;

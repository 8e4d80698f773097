/** How plans and runs look to a person at a terminal. */
@NullMarked
package app.dispatch.server.terminal;

import org.jspecify.annotations.NullMarked;

/** The rules of the house, checked on the compiled classes of all modules. */
@NullMarked
package app.dispatch.server.architecture;

import org.jspecify.annotations.NullMarked;

/** Where runs are kept, and what is told of them: the ports, and their in-memory adapters. */
@NullMarked
package app.dispatch.application.run.store;

import org.jspecify.annotations.NullMarked;

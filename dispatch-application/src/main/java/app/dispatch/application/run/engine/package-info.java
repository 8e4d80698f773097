/** One run, from its journal to its end. Seen by the packages of runs alone. */
@NullMarked
package app.dispatch.application.run.engine;

import org.jspecify.annotations.NullMarked;

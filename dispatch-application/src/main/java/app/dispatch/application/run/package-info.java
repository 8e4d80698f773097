/** Runs: the engine, what one may ask of it, and the ports to what it stands on. */
@NullMarked
package app.dispatch.application.run;

import org.jspecify.annotations.NullMarked;

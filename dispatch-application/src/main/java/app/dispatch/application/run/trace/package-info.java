/** Traces of runs: what happens in them, for those who follow work through several systems. */
@NullMarked
package app.dispatch.application.run.trace;

import org.jspecify.annotations.NullMarked;

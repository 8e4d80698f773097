/** What a step, a run and a start cost. */
@NullMarked
package app.dispatch.bench;

import org.jspecify.annotations.NullMarked;

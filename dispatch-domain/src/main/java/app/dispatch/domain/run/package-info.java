/** What happened: runs, their events and the outcomes of their steps. */
@NullMarked
package app.dispatch.domain.run;

import org.jspecify.annotations.NullMarked;

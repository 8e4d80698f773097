/** What other systems send to a workflow's trigger, and how it is told from what a stranger sends. */
@NullMarked
package app.dispatch.domain.trigger;

import org.jspecify.annotations.NullMarked;

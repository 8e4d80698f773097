/** What other systems send to a workflow's webhook, and how it is told from what a stranger sends. */
@NullMarked
package app.dispatch.domain.webhook;

import org.jspecify.annotations.NullMarked;

/** Webhooks of workflows: what is sent to them, and who may have sent it. */
@NullMarked
package app.dispatch.application.webhook;

import org.jspecify.annotations.NullMarked;

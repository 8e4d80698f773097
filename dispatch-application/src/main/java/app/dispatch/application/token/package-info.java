/** Personal API tokens: made, listed, revoked, and what they open. */
@NullMarked
package app.dispatch.application.token;

import org.jspecify.annotations.NullMarked;

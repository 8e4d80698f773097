/** What the tools of Google share: their sign-in, their errors, and how content is sent. */
@NullMarked
package app.dispatch.adapters.tools.connector.google;

import org.jspecify.annotations.NullMarked;

/** What the tools of Google share: their sign-in. */
@NullMarked
package app.dispatch.adapters.tools.connector.google;

import org.jspecify.annotations.NullMarked;

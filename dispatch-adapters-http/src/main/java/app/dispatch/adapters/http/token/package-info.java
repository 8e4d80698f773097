/** Personal API tokens over HTTP, and requests that carry one. */
@NullMarked
package app.dispatch.adapters.http.token;

import org.jspecify.annotations.NullMarked;

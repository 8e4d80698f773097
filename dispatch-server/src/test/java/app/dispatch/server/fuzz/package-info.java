/** Requests that nobody would write by hand, grown from the API's own description and changed at random. */
@NullMarked
package app.dispatch.server.fuzz;

import org.jspecify.annotations.NullMarked;

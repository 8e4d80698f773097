/** The one form of every error, whoever finds it: a use case, Javalin or Jetty. */
@NullMarked
package app.dispatch.adapters.http.error;

import org.jspecify.annotations.NullMarked;

/** The API's description of itself. */
@NullMarked
package app.dispatch.adapters.http.openapi;

import org.jspecify.annotations.NullMarked;

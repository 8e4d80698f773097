/** The API's description, and answers held against it. */
@NullMarked
package app.dispatch.adapters.http.openapi;

import org.jspecify.annotations.NullMarked;

/** Offers the use cases over HTTP. */
@NullMarked
package app.dispatch.adapters.http;

import org.jspecify.annotations.NullMarked;

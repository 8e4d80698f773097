/** Keys of language model providers over HTTP. */
@NullMarked
package app.dispatch.adapters.http.credential;

import org.jspecify.annotations.NullMarked;

/** Keys of language model providers that users bring. */
@NullMarked
package app.dispatch.domain.credential;

import org.jspecify.annotations.NullMarked;

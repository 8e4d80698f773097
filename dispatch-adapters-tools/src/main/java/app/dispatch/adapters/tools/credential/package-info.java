/** Tries keys of language model providers. */
@NullMarked
package app.dispatch.adapters.tools.credential;

import org.jspecify.annotations.NullMarked;

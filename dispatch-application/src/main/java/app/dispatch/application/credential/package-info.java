/** The keys of language model providers. */
@NullMarked
package app.dispatch.application.credential;

import org.jspecify.annotations.NullMarked;

/** The tool {@code openai}: work with texts by a language model. */
@NullMarked
package app.dispatch.adapters.tools.connector.openai;

import org.jspecify.annotations.NullMarked;

/** Regular expressions that users write, matched in time that grows with the text alone. */
@NullMarked
package app.dispatch.application.regex;

import org.jspecify.annotations.NullMarked;

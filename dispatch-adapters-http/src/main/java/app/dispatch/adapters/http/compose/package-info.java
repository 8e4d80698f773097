/** Parsing of briefs, for users and for anyone. */
@NullMarked
package app.dispatch.adapters.http.compose;

import org.jspecify.annotations.NullMarked;

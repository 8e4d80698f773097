/** The tools that plans may use, for anyone. */
@NullMarked
package app.dispatch.adapters.http.tool;

import org.jspecify.annotations.NullMarked;

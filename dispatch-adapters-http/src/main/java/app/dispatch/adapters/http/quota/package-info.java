/** How much of what they may keep users have. */
@NullMarked
package app.dispatch.adapters.http.quota;

import org.jspecify.annotations.NullMarked;

/** How much of what they may keep users have. */
@NullMarked
package app.dispatch.application.quota;

import org.jspecify.annotations.NullMarked;

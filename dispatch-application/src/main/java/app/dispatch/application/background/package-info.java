/** What a process does again and again by itself. */
@NullMarked
package app.dispatch.application.background;

import org.jspecify.annotations.NullMarked;

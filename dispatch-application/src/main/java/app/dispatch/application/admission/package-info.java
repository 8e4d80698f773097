/** Who may have how much of what runs out at a time, and who waits for it. */
@NullMarked
package app.dispatch.application.admission;

import org.jspecify.annotations.NullMarked;

/** The processors, shared fairly among those who have something computed. */
@NullMarked
package app.dispatch.application.cpu;

import org.jspecify.annotations.NullMarked;

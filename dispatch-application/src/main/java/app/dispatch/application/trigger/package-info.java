/** When and why workflows fire. */
@NullMarked
package app.dispatch.application.trigger;

import org.jspecify.annotations.NullMarked;

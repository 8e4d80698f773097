/** Which runs this process has, and when they begin. */
@NullMarked
package app.dispatch.application.run.node;

import org.jspecify.annotations.NullMarked;

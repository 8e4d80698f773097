/** What tools declare about themselves: operations, parameters, effects. */
@NullMarked
package app.dispatch.domain.tool;

import org.jspecify.annotations.NullMarked;

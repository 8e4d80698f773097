/** The tool {@code linear}: issues in Linear. */
@NullMarked
package app.dispatch.adapters.tools.connector.linear;

import org.jspecify.annotations.NullMarked;

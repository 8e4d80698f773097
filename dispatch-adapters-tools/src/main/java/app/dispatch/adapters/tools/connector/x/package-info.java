/** The tool {@code x}: posts on X. */
@NullMarked
package app.dispatch.adapters.tools.connector.x;

import org.jspecify.annotations.NullMarked;

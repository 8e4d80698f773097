/** The tool {@code github}: repositories on GitHub. */
@NullMarked
package app.dispatch.adapters.tools.connector.github;

import org.jspecify.annotations.NullMarked;

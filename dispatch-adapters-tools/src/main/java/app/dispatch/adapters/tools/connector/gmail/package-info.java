/** The tool {@code gmail}: mail in Gmail. */
@NullMarked
package app.dispatch.adapters.tools.connector.gmail;

import org.jspecify.annotations.NullMarked;

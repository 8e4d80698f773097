/** The tool {@code discord}: channels of Discord. */
@NullMarked
package app.dispatch.adapters.tools.connector.discord;

import org.jspecify.annotations.NullMarked;

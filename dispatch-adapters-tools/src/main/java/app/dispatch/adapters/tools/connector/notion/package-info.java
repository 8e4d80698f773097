/** The tool {@code notion}: pages and databases in Notion. */
@NullMarked
package app.dispatch.adapters.tools.connector.notion;

import org.jspecify.annotations.NullMarked;

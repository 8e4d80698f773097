/** The tool {@code slack}: channels of Slack. */
@NullMarked
package app.dispatch.adapters.tools.connector.slack;

import org.jspecify.annotations.NullMarked;

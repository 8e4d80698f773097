/** The tool {@code http}: any HTTP request. */
@NullMarked
package app.dispatch.adapters.tools.connector.http;

import org.jspecify.annotations.NullMarked;

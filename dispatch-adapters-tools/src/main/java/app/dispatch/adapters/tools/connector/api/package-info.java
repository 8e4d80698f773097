/** What the connectors of vendors' APIs are made of: requests, answers, errors, paging, outputs. */
@NullMarked
package app.dispatch.adapters.tools.connector.api;

import org.jspecify.annotations.NullMarked;

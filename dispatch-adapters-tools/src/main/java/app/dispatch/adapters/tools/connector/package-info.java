/** What all connectors share: one guarded HTTP client, and how its requests, replies and failures are read and told. */
@NullMarked
package app.dispatch.adapters.tools.connector;

import org.jspecify.annotations.NullMarked;

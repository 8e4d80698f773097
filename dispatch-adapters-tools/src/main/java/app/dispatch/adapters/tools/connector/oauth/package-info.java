/** Access tokens by OAuth 2: asked for at vendors' token endpoints. */
@NullMarked
package app.dispatch.adapters.tools.connector.oauth;

import org.jspecify.annotations.NullMarked;

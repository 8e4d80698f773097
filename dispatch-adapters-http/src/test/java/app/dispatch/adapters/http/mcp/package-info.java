@NullMarked
package app.dispatch.adapters.http.mcp;

import org.jspecify.annotations.NullMarked;

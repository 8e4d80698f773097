/** Dispatch as a server of the Model Context Protocol (MCP): what models and editors may ask of it, at {@code /mcp}. */
@NullMarked
package app.dispatch.adapters.http.mcp;

import org.jspecify.annotations.NullMarked;

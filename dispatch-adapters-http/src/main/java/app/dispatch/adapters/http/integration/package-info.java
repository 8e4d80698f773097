/** Connections of tools over HTTP. */
@NullMarked
package app.dispatch.adapters.http.integration;

import org.jspecify.annotations.NullMarked;

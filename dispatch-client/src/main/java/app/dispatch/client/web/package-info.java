/** Requests to the API of a server, and what may be done about those that fail. */
@NullMarked
package app.dispatch.client.web;

import org.jspecify.annotations.NullMarked;

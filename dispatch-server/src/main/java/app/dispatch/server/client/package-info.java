/** The API as the commands use it: requests, answers, events, and which server they go to. */
@NullMarked
package app.dispatch.server.client;

import org.jspecify.annotations.NullMarked;

@NullMarked
package app.dispatch.server.command;

import org.jspecify.annotations.NullMarked;

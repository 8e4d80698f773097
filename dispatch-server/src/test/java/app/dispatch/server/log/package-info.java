@NullMarked
package app.dispatch.server.log;

import org.jspecify.annotations.NullMarked;

/** Connectors: what carries out the operations of a tool. */
@NullMarked
package app.dispatch.application.tool;

import org.jspecify.annotations.NullMarked;

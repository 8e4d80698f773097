/** The use cases, the engine and the ports: what an embedding program depends on. */
@NullMarked
package app.dispatch.application;

import org.jspecify.annotations.NullMarked;

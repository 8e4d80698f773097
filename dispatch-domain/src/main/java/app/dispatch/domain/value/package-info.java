/** JSON-like data without a JSON library: payloads, parameters, outputs. */
@NullMarked
package app.dispatch.domain.value;

import org.jspecify.annotations.NullMarked;

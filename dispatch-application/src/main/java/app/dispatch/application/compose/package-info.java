/** From a brief in English to a valid plan. */
@NullMarked
package app.dispatch.application.compose;

import org.jspecify.annotations.NullMarked;

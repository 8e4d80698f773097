/** Templates. */
@NullMarked
package app.dispatch.adapters.http.template;

import org.jspecify.annotations.NullMarked;

/** How the process is doing, for who looks for what is wrong with it. */
@NullMarked
package app.dispatch.adapters.http.support;

import org.jspecify.annotations.NullMarked;

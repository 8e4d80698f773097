@NullMarked
package app.dispatch.adapters.http.console;

import org.jspecify.annotations.NullMarked;

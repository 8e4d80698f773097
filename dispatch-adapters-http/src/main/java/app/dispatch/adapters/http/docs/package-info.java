/** What people read about Dispatch: the guides and lists of the folder {@code docs}, found by words, served beside the console. */
@NullMarked
package app.dispatch.adapters.http.docs;

import org.jspecify.annotations.NullMarked;

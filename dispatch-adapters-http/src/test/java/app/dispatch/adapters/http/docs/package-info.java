@NullMarked
package app.dispatch.adapters.http.docs;

import org.jspecify.annotations.NullMarked;

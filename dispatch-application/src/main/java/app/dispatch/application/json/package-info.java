/** The one JSON form of every domain type. */
@NullMarked
package app.dispatch.application.json;

import org.jspecify.annotations.NullMarked;

/** Runs what the pages of docs/ show. */
@NullMarked
package app.dispatch.server.docs;

import org.jspecify.annotations.NullMarked;

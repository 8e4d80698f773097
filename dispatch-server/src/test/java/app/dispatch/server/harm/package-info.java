/** What plans of briefs do to a small world of vendors, against what the briefs allow. */
@NullMarked
package app.dispatch.server.harm;

import org.jspecify.annotations.NullMarked;

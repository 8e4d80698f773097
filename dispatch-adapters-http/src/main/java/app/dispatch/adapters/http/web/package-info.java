/** What all routes share: how they are declared, who calls them, and from where. */
@NullMarked
package app.dispatch.adapters.http.web;

import org.jspecify.annotations.NullMarked;

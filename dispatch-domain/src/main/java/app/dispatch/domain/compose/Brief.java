package app.dispatch.domain.compose;

import app.dispatch.domain.tool.Catalogue;

/**
 * What someone wants done, in plain English, and with what.
 *
 * @param input the text
 * @param catalogue the tools that the plan may use
 */
public record Brief(String input, Catalogue catalogue) {
    /** The longest text of a brief, in UTF-8 bytes: 8 KiB. */
    public static final int MOST_BYTES = 8 * 1024;
}

package app.dispatch.adapters.tools.connector.gmail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of attached files, as a header has them (RFC 2183; RFC 2231 for what is not ASCII, or long). */
final class FileNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ._()+,=@-]{1,60}");
    private static final String KEPT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    /** The most characters of one piece, which makes a line. */
    private static final int PIECE = 60;

    private FileNames() {}

    /** The parameters of a Content-Disposition that tell the name, each after a space. */
    static String parameters(String name) {
        if (PLAIN.matcher(name).matches()) {
            return " filename=\"" + name + "\"";
        }
        StringBuilder parameters = new StringBuilder();
        StringBuilder piece = new StringBuilder("UTF-8''");
        int pieces = 0;
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            piece.append(encoded(one));
            if (piece.length() > PIECE) {
                parameters.append(piece(pieces++, piece)).append(';');
                piece.setLength(0);
            }
        }
        return parameters.append(piece(pieces, piece)).toString();
    }

    private static String piece(int number, CharSequence piece) {
        return " filename*" + number + "*=" + piece;
    }

    private static String encoded(byte one) {
        return KEPT.indexOf(one) >= 0 ? String.valueOf((char) one) : String.format(Locale.ROOT, "%%%02X", one & 0xff);
    }
}

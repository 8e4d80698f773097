package app.dispatch.adapters.http.token;

import app.dispatch.adapters.http.web.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What OAuth asks with: {@code application/x-www-form-urlencoded}, each name once; what nobody knows is ignored (RFC 6749, 3.2). */
record OAuthForm(Map<String, String> fields) {
    /** @throws OAuthFailed {@code invalid_request} */
    static OAuthForm read(Call call) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(call.bytes(), StandardCharsets.UTF_8).split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 1 ? "" : decoded(parts[1]);
            if (fields.put(decoded(parts[0]), value) != null) {
                throw new OAuthFailed("invalid_request", "A parameter is there twice");
            }
        }
        return new OAuthForm(fields);
    }

    private static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.chars()
                    .anyMatch(Character::isISOControl)) { // which OAuth has none of, and PostgreSQL keeps no NUL
                throw new OAuthFailed("invalid_request", "A parameter holds a control character");
            }
            return decoded;
        } catch (IllegalArgumentException malformed) {
            throw new OAuthFailed("invalid_request", "The body must be application/x-www-form-urlencoded");
        }
    }

    /** What is said under that name; without a value it counts as not there (RFC 6749, 3.2). */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
    }

    /** @throws OAuthFailed {@code invalid_request} */
    String needed(String name) {
        return text(name).orElseThrow(() -> new OAuthFailed("invalid_request", name + " is missing"));
    }
}

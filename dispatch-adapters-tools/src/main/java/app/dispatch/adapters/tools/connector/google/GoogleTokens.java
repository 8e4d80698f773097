package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Gets access tokens from Google for what a user entered: for a refresh token a fresh one, else the one entered. */
public final class GoogleTokens {
    private static final List<String> REFRESHED = List.of("clientId", "clientSecret", "refreshToken");

    private final HttpUrl oauth;

    /** @param oauth the address of Google's token endpoint, without {@code /token} */
    public GoogleTokens(HttpUrl oauth) {
        this.oauth = oauth;
    }

    /** A GET of a path of Google's API in the user's name. */
    public Request.Builder get(Trial trial, HttpUrl base, String path) {
        return trial.request(base, path, Map.of("Authorization", "Bearer " + accessToken(trial)));
    }

    private String accessToken(Trial trial) {
        return REFRESHED.stream().allMatch(key -> trial.field(key).isPresent())
                ? refreshed(trial)
                : trial.needed("accessToken");
    }

    /** RFC 6749, 6. */
    private String refreshed(Trial trial) {
        FormBody form = new FormBody.Builder()
                .add("client_id", trial.needed("clientId"))
                .add("client_secret", trial.needed("clientSecret"))
                .add("refresh_token", trial.needed("refreshToken"))
                .add("grant_type", "refresh_token")
                .build();
        Fields answer = trial.ask(trial.request(oauth, "token", Map.of()).post(form));
        return trial.told(answer, "access_token");
    }
}

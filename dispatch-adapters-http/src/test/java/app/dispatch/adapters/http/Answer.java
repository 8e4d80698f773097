package app.dispatch.adapters.http;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.net.http.HttpResponse;

/** What a server answered. */
public record Answer(HttpResponse<String> http) {
    public int status() {
        return http.statusCode();
    }

    public String text() {
        return http.body();
    }

    public Fields json() {
        return (Fields) Json.parse(http.body());
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    /** The value of the session cookie that the answer sets; empty when it sets none. */
    public String cookie() {
        String cookie = header("set-cookie");
        return cookie.startsWith("dispatch_session=")
                ? cookie.substring("dispatch_session=".length(), cookie.indexOf(';'))
                : "";
    }
}

package app.dispatch.client.web;

import app.dispatch.domain.value.Value.Fields;
import java.net.http.HttpHeaders;

/** What was answered to a request that succeeded. */
public record Answer(Fields body, HttpHeaders headers) {
    /** A member that the API always has. */
    public Fields part(String name) {
        return body.fields(name);
    }
}

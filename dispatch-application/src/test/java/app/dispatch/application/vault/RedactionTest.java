package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void credentials_are_masked_by_their_names_in_headers_queries_and_bodies() {
        assertThat(Redaction.of(Json.parse("""
                        { "headers": { "X-Custom-Auth": "a", "X-Team-Key": "b", "Accept": "c", "Cookie": [ "d" ] },
                          "query": { "key": "a", "page": "2", "list": [ "x" ] },
                          "json": { "key": "a", "code": "b", "password": "c", "nested": [ { "accessToken": "d", "n": 1 } ],
                                    "auth": { "user": "u", "secret": "s" }, "token": 7, "secrets": null } }"""))).isEqualTo(Json.parse("""
                        { "headers": { "X-Custom-Auth": "••••", "X-Team-Key": "••••", "Accept": "c", "Cookie": [ "••••" ] },
                          "query": { "key": "••••", "page": "2", "list": [ "x" ] },
                          "json": { "key": "a", "code": "b", "password": "••••",
                                    "nested": [ { "accessToken": "••••", "n": 1 } ],
                                    "auth": { "user": "u", "secret": "••••" }, "token": 7, "secrets": null } }"""));
    }
}

package app.dispatch.server.vendor;

import java.util.ArrayList;
import java.util.List;

/** X: posts of one account. */
public final class XStandIn {
    final VendorServer server = new VendorServer("", "Bearer x-live", Asked::isGet);
    private final List<String> posted = new ArrayList<>();

    XStandIn() {
        server.on("GET /2/users/me", asked -> Answer.ok("""
                        {"data":{"id":"7","name":"Acme","username":"acme"}}""")).on("POST /2/tweets", asked -> {
            String text = asked.json().text("text").orElseThrow();
            posted.add(text);
            return Answer.of(
                    201,
                    "{\"data\":{\"id\":%s,\"text\":%s,\"edit_history_tweet_ids\":[]}}",
                    "198000000000000000" + posted.size(),
                    text);
        });
    }

    /** The texts of what was posted. */
    public List<String> posted() {
        synchronized (server) {
            return List.copyOf(posted);
        }
    }
}

package app.dispatch.adapters.tools.connector.x;

import app.dispatch.adapters.tools.connector.DeclaredOnly;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trial;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** Posts and reads on X, by an OAuth 2.0 token or signed by OAuth 1.0a. */
public final class XConnector implements DeclaredOnly {
    private final ToolDef tool = ToolFile.beside(XConnector.class);
    private final HttpUpstream upstream;
    private final HttpUrl base;
    private final OAuth1 signature;

    public XConnector(HttpUpstream upstream, HttpUrl base, InstantSource clock, RandomGenerator random) {
        this.upstream = upstream;
        this.base = base;
        this.signature = new OAuth1(clock, random);
    }

    @Override
    public ToolDef definition() {
        return tool;
    }

    @Override
    public String test(Fields connection) {
        Trial trial = new Trial(upstream, tool, connection);
        UpstreamReply reply = trial.send(
                trial.request(base, "2/users/me", Map.of("Authorization", authorization(trial, "2/users/me"))));
        Fields answer = trial.accepted(reply);
        Fields me = answer.fields("data");
        if (me.isEmpty() && !answer.items("errors").isEmpty()) {
            throw trial.refused(reply);
        }
        String username = "@" + trial.told(me, "username");
        return me.text("name").map(name -> username + " (" + name + ")").orElse(username);
    }

    private String authorization(Trial trial, String path) {
        Optional<String> bearer = trial.field("accessToken");
        return bearer.isPresent()
                ? "Bearer " + bearer.get()
                : signature.header(
                        "GET",
                        base.newBuilder().addPathSegments(path).build(),
                        new OAuth1.Keys(
                                trial.needed("consumerKey"),
                                trial.needed("consumerSecret"),
                                trial.needed("token"),
                                trial.needed("tokenSecret")));
    }
}

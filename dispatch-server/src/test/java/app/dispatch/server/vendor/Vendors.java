package app.dispatch.server.vendor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All vendors of the tools. */
public final class Vendors implements AutoCloseable {
    private static final String GOOGLE =
            "{\"clientId\":\"client\",\"clientSecret\":\"client-hush\",\"refreshToken\":\"1//refresh-live\"}";

    public final SlackStandIn slack = new SlackStandIn();
    public final DiscordStandIn discord = new DiscordStandIn();
    public final XStandIn x = new XStandIn();
    public final GitHubStandIn github;
    public final LinearStandIn linear = new LinearStandIn();
    public final NotionStandIn notion = new NotionStandIn();
    public final GmailStandIn gmail = new GmailStandIn();
    public final CalendarStandIn calendar = new CalendarStandIn();
    public final DriveStandIn drive = new DriveStandIn();
    public final StripeStandIn stripe = new StripeStandIn();
    public final ModelStandIn model;
    private final GoogleSignIn signIn = new GoogleSignIn();

    /**
     * Starts them.
     *
     * @param now the time
     * @param answers what the language model answers to a request that holds a text; the first that fits
     */
    public Vendors(Instant now, Map<String, String> answers) {
        github = new GitHubStandIn(now);
        model = new ModelStandIn(answers);
    }

    private Map<String, VendorServer> tools() {
        Map<String, VendorServer> servers = new LinkedHashMap<>();
        servers.put("gmail", gmail.server);
        servers.put("google_calendar", calendar.server);
        servers.put("google_drive", drive.server);
        servers.put("notion", notion.server);
        servers.put("slack", slack.server);
        servers.put("discord", discord.server);
        servers.put("github", github.server);
        servers.put("linear", linear.server);
        servers.put("stripe", stripe.server);
        servers.put("x", x.server);
        servers.put("openai", model.server);
        return servers;
    }

    /** The variables that lead a server to them. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        tools().forEach((tool, server) ->
                variables.put("DISPATCH_TOOL_" + tool.toUpperCase(Locale.ROOT) + "_BASE_URL", server.url()));
        variables.put("DISPATCH_TOOL_GOOGLE_OAUTH_BASE_URL", signIn.server.url());
        variables.put("DISPATCH_TOOL_HTTP_BASE_URL", model.server.url());
        for (String provider : List.of("OPENAI", "ANTHROPIC", "GOOGLE")) {
            variables.put("DISPATCH_LLM_" + provider + "_BASE_URL", model.server.url());
        }
        return variables;
    }

    /** What connects each tool. */
    public Map<String, String> connections() {
        return Map.ofEntries(
                Map.entry("gmail", GOOGLE),
                Map.entry("google_calendar", GOOGLE),
                Map.entry("google_drive", GOOGLE),
                Map.entry("notion", "{\"token\":\"ntn_live\"}"),
                Map.entry("slack", "{\"botToken\":\"xoxb-live\"}"),
                Map.entry("discord", "{\"botToken\":\"discord-live\"}"),
                Map.entry("github", "{\"token\":\"ghp_live\"}"),
                Map.entry("linear", "{\"apiKey\":\"lin_live\"}"),
                Map.entry("stripe", "{\"secretKey\":\"sk_test_live\"}"),
                Map.entry("x", "{\"accessToken\":\"x-live\"}"),
                Map.entry("openai", "{\"apiKey\":\"sk-live\"}"));
    }

    /** What was asked of any of them that changes something, as vendor, method and path. */
    public List<String> writes() {
        return tools().entrySet().stream()
                .flatMap(one -> one.getValue().writes().stream().map(write -> one.getKey() + " " + write))
                .toList();
    }

    /** What they were asked and should not have been. */
    public List<String> wrong() {
        return Stream.concat(tools().values().stream(), Stream.of(signIn.server))
                .flatMap(server -> server.wrong().stream())
                .toList();
    }

    @Override
    public void close() {
        tools().values().forEach(VendorServer::close);
        signIn.server.close();
    }
}

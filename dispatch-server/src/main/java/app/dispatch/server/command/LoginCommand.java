package app.dispatch.server.command;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Command;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Link;
import app.dispatch.server.client.Profiles;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code login}: keeps a token for a server, which the commands after it use. */
final class LoginCommand implements Command {
    private static final int MOST_BYTES = 4096;
    private static final String SCOPES = "[\"read\",\"run\",\"write\",\"approve\",\"manage\"]";

    private final Surroundings surroundings;

    LoginCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("login");
        spec.usageMessage()
                .description("Keeps a token for a server; the commands after it go there.")
                .footer(
                        "",
                        "At a terminal it shows a code, and the page where you confirm it, signed in there. With",
                        "--email it asks for your password, with --with-token for a token from the page Settings.",
                        "Without a terminal, and without --browser, it reads a token from standard input:",
                        "  ./dispatch login https://dispatch.example.com < token.txt");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("URL")
                .type(String.class)
                .arity("0..1")
                .index("0")
                .description("The server.")
                .build());
        spec.addOption(text("--server", "URL", "The same."));
        spec.addOption(OptionSpec.builder("--browser")
                .description("Confirm a code in a browser, also without a terminal.")
                .build());
        spec.addOption(OptionSpec.builder("--with-token")
                .description("Type a token that you have.")
                .build());
        spec.addOption(OptionSpec.builder("--admin")
                .description("Have the token be for `users`, too, if you are an administrator.")
                .build());
        spec.addOption(text("--profile", "NAME", "What to call it; the server's host when left out."));
        spec.addOption(text("--email", "ADDRESS", "Sign in with this address; the password is asked for."));
        return spec;
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart {
        String named = parsed.matchedPositionalValue(0, parsed.matchedOptionValue("--server", ""));
        if (named.isEmpty()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "Say which server, such as https://dispatch.example.com");
        }
        URI server = Reach.url(new Said.Parsed(parsed), named);
        String profile = parsed.matchedOptionValue("--profile", server.getHost());
        String token = token(server, parsed);
        Link link = new Link(server, token);
        String who = who(link);
        Profiles.of(surroundings.environment()).keep(profile, link);
        surroundings.out().println("Signed in to " + server + who + ", as profile " + profile + ".");
        return OK;
    }

    private static Value scopes(ParseResult parsed) {
        return Json.parse(parsed.hasMatchedOption("--admin") ? SCOPES.replace("]", ",\"admin\"]") : SCOPES);
    }

    private String token(URI server, ParseResult parsed) throws CannotStart {
        Value scopes = scopes(parsed);
        String email = parsed.matchedOptionValue("--email", "");
        boolean somebody = surroundings.keyboard().isThere();
        if (!email.isEmpty()) {
            return made(
                    server, scopes, email, somebody ? surroundings.keyboard().secret("Password: ") : read());
        }
        if (parsed.hasMatchedOption("--browser") || (somebody && !parsed.hasMatchedOption("--with-token"))) {
            return new BrowserLogin(surroundings, server, scopes).token();
        }
        return somebody ? surroundings.keyboard().secret("Token: ").strip() : read();
    }

    private String read() throws CannotStart {
        try {
            return new String(surroundings.in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new CannotStart("standard input cannot be read: " + broken.getMessage());
        }
    }

    /** A token that the account makes for this; the session that made it ends at once. */
    private String made(URI server, Value scopes, String email, String password) throws CannotStart {
        try (Api api = new Api(new Door.Remote(new Link(server, "")), surroundings.stop())) {
            HttpResponse<byte[]> session = api.exchange(Request.post("/api/auth/login")
                    .body(Fields.builder()
                            .put("email", email)
                            .put("password", password)
                            .build()));
            String cookie =
                    session.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
            Fields token = api.ask(Request.post("/api/tokens")
                    .header("Cookie", cookie)
                    .body(Fields.builder()
                            .put("name", "command line")
                            .put("scopes", scopes)
                            .build()));
            Fields unused = api.ask(Request.post("/api/auth/logout").header("Cookie", cookie));
            return token.text("token").orElse("");
        }
    }

    /** Who that is; refused when the token is not valid. */
    private String who(Link link) throws CannotStart {
        try (Api api = new Api(new Door.Remote(link), surroundings.stop())) {
            Value user = api.ask(Request.get("/api/auth/me")).get("user").orElse(Value.NULL);
            if (user instanceof Fields fields) {
                return " as " + fields.text("email").orElse("");
            }
            throw new CannotStart(link + " does not know this token; make one on its page /settings/tokens.");
        }
    }
}

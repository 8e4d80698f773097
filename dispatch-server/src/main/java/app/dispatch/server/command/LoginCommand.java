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
                        "At a terminal it asks for a token that you made on the server's page Settings, or for your e-mail"
                                + " address",
                        "and password, with which it makes one. Else it reads a token from standard input:",
                        "  ./dispatch login https://dispatch.example.com < token.txt");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("URL")
                .type(String.class)
                .arity("1")
                .index("0")
                .description("The server.")
                .build());
        spec.addOption(OptionSpec.builder("--profile")
                .paramLabel("NAME")
                .type(String.class)
                .description("What to call it; the server's host when left out.")
                .build());
        spec.addOption(OptionSpec.builder("--email")
                .paramLabel("ADDRESS")
                .type(String.class)
                .description("Sign in with this address; the password is asked for.")
                .build());
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart {
        URI server = Reach.url(parsed, parsed.matchedPositionalValue(0, ""));
        String profile = parsed.matchedOptionValue("--profile", server.getHost());
        String token = token(server, parsed.matchedOptionValue("--email", ""));
        Link link = new Link(server, token);
        String who = who(link);
        Profiles.of(surroundings.environment()).keep(profile, link);
        surroundings.out().println("Signed in to " + server + who + ", as profile " + profile + ".");
        return OK;
    }

    private String token(URI server, String email) throws CannotStart {
        if (!surroundings.keyboard().isThere()) {
            String said = read();
            return email.isEmpty() ? said : made(server, email, said);
        }
        String address = email;
        if (address.isEmpty()) {
            surroundings
                    .out()
                    .println("Make a token on " + server + "/settings/tokens in your browser, or sign in here.");
            address = surroundings
                    .keyboard()
                    .line("E-mail (empty: I have a token): ")
                    .strip();
        }
        return address.isEmpty()
                ? surroundings.keyboard().secret("Token: ").strip()
                : made(server, address, surroundings.keyboard().secret("Password: "));
    }

    private String read() throws CannotStart {
        try {
            return new String(surroundings.in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new CannotStart("standard input cannot be read: " + broken.getMessage());
        }
    }

    /** A token that the account makes for this; the session that made it ends at once. */
    private String made(URI server, String email, String password) throws CannotStart {
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
                            .put("scopes", Json.parse(SCOPES))
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

package app.dispatch.adapters.http.account;

import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.account.Accounts;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A password that is chosen anew by a code, and the page for that. The code stands behind the {@code #} of the page's address, which
 * no browser sends, so that it is in no log of a proxy.
 *
 * @param ended is told of a user some of whose sessions have ended
 */
public record ResetRoutes(Accounts accounts, Consumer<UserId> ended) {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'";

    private record Wanted(String code, String password) {
        static Wanted read(Reading body) {
            return new Wanted(body.requiredText("code"), body.requiredText("password"));
        }

        /** Neither. */
        @Override
        public String toString() {
            return "Wanted";
        }
    }

    public List<Route> all() {
        return List.of(
                Route.signIn(POST, "/api/auth/password/reset", this::ask),
                Route.signIn(POST, "/api/auth/password/new", this::choose).audited(AuditAction.PASSWORD_RESET),
                file("/reset", "reset.html", "text/html; charset=utf-8"),
                file("/reset.js", "reset.js", "text/javascript; charset=utf-8"),
                file("/reset.css", "reset.css", "text/css; charset=utf-8"));
    }

    private void ask(Call call) {
        String email = call.body(body -> body.requiredText("email"));
        boolean mailed = accounts.askForReset(email, AccountRoutes.client(call));
        call.answer(Fields.builder()
                .put("ok", true)
                .put("by", mailed ? "mail" : "administrator")
                .put(
                        "message",
                        mailed
                                ? "If there is an account with this address, a mail is on its way to it."
                                : "This server sends no mails: ask its administrator for a link.")
                .build());
    }

    private void choose(Call call) {
        Wanted wanted = call.body(Wanted::read);
        User user = accounts.resetPassword(wanted.code(), wanted.password(), AccountRoutes.client(call));
        ended.accept(user.id());
        call.note().by(user.id());
        call.answer(Fields.builder().put("ok", true).put("tokens", "kept").build());
    }

    private static Route file(String path, String name, String type) {
        return Route.page(path, call -> {
            call.setHeader("Content-Security-Policy", POLICY);
            call.setHeader("Cache-Control", "no-cache");
            call.answer(200, type, read(name));
        });
    }

    private static byte[] read(String name) {
        try (InputStream file = ResetRoutes.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name + " in the program");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

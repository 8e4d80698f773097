package app.dispatch.adapters.http.compose;

import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.compose.Composer;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.User;
import java.util.List;
import java.util.Optional;

/** {@code /api/parse} and {@code /api/public/parse}: from a brief to a plan. */
public record ComposeRoutes(Composer composer, ParseLimits limits) {

    private record Wish(String input, Optional<List<String>> enabledTools) {
        static Wish read(Reading body) {
            return new Wish(body.requiredText("input"), body.texts("enabledTools"));
        }

        static Wish readPublic(Reading body) {
            return new Wish(body.requiredText("input"), Optional.empty());
        }
    }

    public List<Route> all() {
        return List.of(
                Route.open(POST, "/api/parse", this::parse), Route.open(POST, "/api/public/parse", this::parsePublic));
    }

    private void parse(Call call) {
        ParseLimits.Share share = limits.ofComposer(call);
        share.check();
        Wish wish = call.body(Wish::read);
        answer(call, share, wish);
    }

    private void parsePublic(Call call) {
        ParseLimits.Share share = limits.ofPublic(call);
        share.check();
        Wish wish = call.body(Wish::readPublic);
        answer(call, share, wish);
    }

    private void answer(Call call, ParseLimits.Share share, Wish wish) {
        share.take();
        call.answer(ParsedJson.write(composer.parse(call.user().map(User::id), wish.input(), wish.enabledTools())));
    }
}

package app.dispatch.application.run.engine;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.domain.vault.Mask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes what is secret by its name out of rendered parameters before they are recorded: credentials in headers and bodies. */
final class Redaction {
    private static final Set<String> SECRET = Set.of(
            "authorization",
            "proxyauthorization",
            "cookie",
            "setcookie",
            "apikey",
            "xapikey",
            "xauthtoken",
            "xaccesstoken",
            "password",
            "passwd",
            "secret",
            "clientsecret",
            "accesstoken",
            "refreshtoken",
            "privatekey");

    private Redaction() {}

    /** The same value with each text masked whose member's name says that it is secret. */
    static Value of(Value value) {
        return switch (value) {
            case Fields(Map<String, Value> members) -> {
                Map<String, Value> kept = new LinkedHashMap<>();
                members.forEach((name, member) -> kept.put(name, member(name, member)));
                yield new Fields(kept);
            }
            case Items(List<Value> items) ->
                new Items(items.stream().map(Redaction::of).toList());
            case Text same -> same;
            case Value.Null same -> same;
            case Value.Bool same -> same;
            case Value.Num same -> same;
        };
    }

    private static Value member(String name, Value value) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return value instanceof Text && SECRET.contains(plain) ? Value.of(Mask.WHOLE) : of(value);
    }
}

package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Values as YAML text. */
final class Yaml {
    private static final int WIDTH = 120;

    private Yaml() {}

    static String write(Value value) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .build();
        return new Dump(settings).dumpToString(plain(value));
    }

    private static @Nullable Object plain(Value value) {
        return switch (value) {
            case Null() -> null;
            case Bool(boolean truth) -> truth;
            case Num number -> number.value().scale() <= 0 ? number.value().toBigInteger() : number.value();
            case Text(String text) -> text;
            case Items(var items) -> items.stream().map(Yaml::plain).toList();
            case Fields fields -> plain(fields.values());
        };
    }

    private static Map<String, @Nullable Object> plain(Map<String, Value> members) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        members.forEach((key, value) -> map.put(key, plain(value)));
        return map;
    }
}

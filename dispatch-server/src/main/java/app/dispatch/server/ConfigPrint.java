package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.settings.Setting;
import app.dispatch.server.settings.SettingsInvalid;
import app.dispatch.server.settings.SettingsLook;
import app.dispatch.server.settings.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code config print}: the settings that hold, where each comes from, and no secret. */
final class ConfigPrint {
    /** What needs no quotes in YAML. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./](?:[A-Za-z0-9_./@+:,-]*[A-Za-z0-9_./@+-])?");

    private ConfigPrint() {}

    static int run(SettingsLook look, Surroundings surroundings, boolean json) throws SettingsInvalid {
        look.whole();
        if (json) {
            List<Value> all = new ArrayList<>();
            Setting.all().forEach(setting -> all.add(fields(setting, look.told(setting))));
            surroundings
                    .out()
                    .println(Json.pretty(
                            Fields.builder().put("settings", Value.of(all)).build()));
        } else {
            lines(look).forEach(surroundings.out()::println);
        }
        return Command.OK;
    }

    /** A file of settings with what is said, right or wrong, without secrets. */
    static Stream<String> lines(SettingsLook look) {
        return Setting.all().stream().map(setting -> line(setting, look.told(setting)));
    }

    /** A line of a file of settings; a comment where that file does not say it. */
    private static String line(Setting setting, Optional<Told> told) {
        if (told.isEmpty()) {
            return setting.byDefault()
                    .filter(text -> !text.isEmpty())
                    .map(text -> "# " + setting.key() + ": " + scalar(text))
                    .orElse("# " + setting.key() + ":");
        }
        String from = "  # " + told.get().place();
        if (told.get().content() != null) {
            return setting.key() + "_file: " + scalar(String.valueOf(told.get().content())) + from;
        }
        if (setting.isSecret()) {
            return "# " + setting.key() + ": a secret" + from;
        }
        // What names the file does not belong in it.
        return (setting.variable().equals("DISPATCH_CONFIG") ? "# " : "") + setting.key() + ": "
                + scalar(told.get().text()) + from;
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !text.equalsIgnoreCase("null");
        return plain ? text : Json.write(Value.of(text));
    }

    private static Fields fields(Setting setting, Optional<Told> told) {
        FieldsBuilder fields = Fields.builder()
                .put("name", setting.key())
                .put("variable", setting.variable())
                .put("secret", setting.isSecret())
                .put("set", told.isPresent());
        if (!setting.isSecret()) {
            told.map(Told::text)
                    .or(setting::byDefault)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> fields.put("value", text));
        }
        told.map(Told::content).ifPresent(file -> fields.put("file", file.toString()));
        fields.put("from", told.map(Told::place).orElse("default"));
        return fields.build();
    }
}

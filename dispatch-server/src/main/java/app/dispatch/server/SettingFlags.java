package app.dispatch.server;

import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Setting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings as flags of commands. */
public final class SettingFlags {
    private SettingFlags() {}

    /** Gives the command the flags of these settings. */
    static void add(CommandSpec spec, ServerSetting... settings) {
        options(settings).forEach(spec::addOption);
    }

    /** The flags of these settings, and of the file that may say them too. */
    public static List<OptionSpec> options(ServerSetting... settings) {
        return Stream.concat(Stream.of(ServerSetting.CONFIG), Stream.of(settings))
                .flatMap(setting -> setting.flag().stream()
                        .map(flag -> OptionSpec.builder(flag)
                                .paramLabel(
                                        setting == ServerSetting.CONFIG
                                                ? "FILE"
                                                : setting.name().replace('_', '-'))
                                .type(String.class)
                                .description(setting.purpose() + " (" + setting.variable() + byDefault(setting) + ")")
                                .build()))
                .toList();
    }

    private static String byDefault(Setting setting) {
        return setting.byDefault()
                .filter(text -> !text.isEmpty())
                .map(text -> "; " + text)
                .orElse("");
    }

    /** The settings that have no flag, as lines for the help. */
    static String[] variables() {
        return Stream.concat(
                        Stream.of("", "Settings by environment variable, or in the file of --config:"),
                        Setting.all().stream()
                                .filter(setting -> setting.flag().isEmpty())
                                .map(SettingFlags::line))
                .toArray(String[]::new);
    }

    private static String line(Setting setting) {
        return "  %-40s %s".formatted(setting.variable(), setting.purpose());
    }

    /** The settings that the command line, the environment and the file that these name say. */
    public static Settings read(ParseResult parsed, Surroundings surroundings) throws SettingsInvalid {
        return Settings.of(said(parsed), surroundings.environment());
    }

    /** What the command line says of settings. */
    static Map<ServerSetting, String> said(ParseResult parsed) {
        Map<ServerSetting, String> flags = new EnumMap<>(ServerSetting.class);
        for (ServerSetting setting : ServerSetting.values()) {
            String value = setting.flag()
                    .map(flag -> parsed.matchedOptionValue(flag, ""))
                    .orElse("");
            if (setting.flag().filter(parsed::hasMatchedOption).isPresent()) {
                flags.put(setting, value);
            }
        }
        return flags;
    }
}

package app.dispatch.server;

import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.SettingsInvalid;
import app.dispatch.server.settings.SettingsLook;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code config}: what a server would be told, before it is started. */
final class ConfigCommand implements Command {
    private final Surroundings surroundings;

    ConfigCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** One thing that is done with the settings. */
    private record Part(String name, Surroundings surroundings, Doing doing) implements Command {
        @Override
        public CommandSpec spec() {
            return CommandSpec.wrapWithoutInspection(this).name(name);
        }

        @Override
        public int execute(ParseResult parsed) throws SettingsInvalid {
            SettingsLook look = SettingsLook.of(SettingFlags.said(parsed), surroundings.environment());
            return doing.with(look, surroundings, parsed.hasMatchedOption("--json"));
        }
    }

    @FunctionalInterface
    private interface Doing {
        /** @return the exit code */
        int with(SettingsLook look, Surroundings surroundings, boolean json) throws SettingsInvalid;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("config");
        spec.usageMessage().description("Checks or shows the settings, with the options and variables of serve.");
        spec.addSubcommand(
                "check",
                part(
                        "check",
                        "Says all that is wrong with the settings, and tries the data folder, database and master key.",
                        ConfigCheck::run));
        spec.addSubcommand(
                "print",
                part(
                        "print",
                        "Shows each setting, as a file for --config, and where it is said; secrets are left out.",
                        ConfigPrint::run));
        return spec;
    }

    private CommandSpec part(String name, String description, Doing doing) {
        CommandSpec made = new Part(name, surroundings, doing).spec();
        made.usageMessage().description(description);
        SettingFlags.add(
                made,
                ServerSetting.HOST,
                ServerSetting.PORT,
                ServerSetting.DATA,
                ServerSetting.DATABASE,
                ServerSetting.PUBLIC_URL);
        made.addOption(
                OptionSpec.builder("--json").description("Answers in JSON.").build());
        return made;
    }

    @Override
    public int execute(ParseResult parsed) {
        parsed.commandSpec().commandLine().usage(surroundings.err());
        return USAGE;
    }
}

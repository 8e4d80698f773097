package app.dispatch.server;

import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.SettingsInvalid;
import app.dispatch.server.settings.SettingsLook;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code config}: what a server would be told, before it is started. */
final class ConfigCommand implements Command {
    private static final String JSON = "--json";
    private static final String OFFLINE = "--offline";

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
            return doing.with(look, surroundings, parsed);
        }
    }

    @FunctionalInterface
    private interface Doing {
        /** @return the exit code */
        int with(SettingsLook look, Surroundings surroundings, ParseResult parsed) throws SettingsInvalid;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("config");
        spec.usageMessage().description("Checks or shows the settings, with the options and variables of serve.");
        CommandSpec check = part(
                "check",
                "Says all that is wrong with the settings, and tries what they name: the data folder, the address, the"
                        + " database, the master key, the mail server, and what takes traces and metrics.",
                (look, here, parsed) ->
                        ConfigCheck.run(look, here, parsed.hasMatchedOption(JSON), parsed.hasMatchedOption(OFFLINE)));
        check.addOption(OptionSpec.builder(OFFLINE)
                .description("Leaves out what is elsewhere on the network.")
                .build());
        spec.addSubcommand("check", check);
        spec.addSubcommand(
                "print",
                part(
                        "print",
                        "Shows each setting, as a file for --config, and where it is said; secrets are left out.",
                        (look, here, parsed) -> ConfigPrint.run(look, here, parsed.hasMatchedOption(JSON))));
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
        made.addOption(OptionSpec.builder(JSON).description("Answers in JSON.").build());
        return made;
    }

    @Override
    public int execute(ParseResult parsed) {
        parsed.commandSpec().commandLine().usage(surroundings.err());
        return USAGE;
    }
}

package app.dispatch.server;

import app.dispatch.application.vault.KeyRotation;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.MasterKeyFile;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code rotate-keys}: puts all that is encrypted under a new master key. */
final class RotateKeysCommand implements Command {
    private final Surroundings surroundings;

    RotateKeysCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("rotate-keys");
        spec.usageMessage()
                .description("Encrypts saved keys and connections under a new master key, and signs everybody out.")
                .footer(
                        "",
                        "Without DISPATCH_MASTER_KEY it makes a new key in the data folder. With it, that is the new key,",
                        "and DISPATCH_OLD_MASTER_KEY the one so far. Broken off, it goes on when it is run again.");
        SettingFlags.add(spec, ServerSetting.DATA, ServerSetting.DATABASE);
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        Settings settings = SettingFlags.read(parsed, surroundings);
        boolean inFolder = settings.keys().present() == null;
        if (!inFolder && settings.keys().former() == null) {
            throw new CannotStart("DISPATCH_MASTER_KEY is set, so it is the new key: set DISPATCH_OLD_MASTER_KEY to the"
                    + " one so far");
        }
        try (Composition composition = new Composition(settings, surroundings)) {
            KeyRotation.Result result = composition.rotateKeys(inFolder);
            if (result.failed() > 0) {
                throw new CannotStart(
                        result.failed() + " saved keys or connections cannot be decrypted: they were changed"
                                + " in the database. The old key is kept; save them again or delete them, then run this again");
            }
            if (inFolder) {
                MasterKeyFile.endRotation(settings.data().folder());
            }
            surroundings
                    .out()
                    .println(result.rewrapped() + " saved keys and connections are under the new master key now.");
            return OK;
        }
    }
}

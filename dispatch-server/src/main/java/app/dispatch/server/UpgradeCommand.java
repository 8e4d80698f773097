package app.dispatch.server;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.FolderBackup;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.SettingsInvalid;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code upgrade}: brings the data folder to this version, with a backup of it from before. */
final class UpgradeCommand implements Command {
    private final Surroundings surroundings;

    UpgradeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("upgrade");
        spec.usageMessage()
                .description("Brings the data folder to this version, after a backup beside it.")
                .footer("", "serve and run do the same by themselves, without the backup.");
        SettingFlags.add(spec, ServerSetting.DATA);
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        Path folder = SettingFlags.read(parsed, surroundings).data().folder();
        Path backup = folder.resolveSibling(folder.getFileName() + "-before-" + Version.text() + ".zip");
        try {
            FolderBackup.write(folder, backup);
            Database.inFolder(folder).close();
        } catch (StartFailed failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
        surroundings
                .out()
                .println("The folder " + folder + " is of version " + Version.text() + ". As it was before, it is in "
                        + backup + ".");
        return OK;
    }
}

package app.dispatch.server;

import app.dispatch.server.log.Logs;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.SettingsInvalid;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code serve}: the server, until it is stopped. */
final class ServeCommand implements Command {
    /** How long runs that are under way may go on once the server is to stop. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    /** The line of a server that is ready, up to its address. */
    static final String READY = "Dispatch is ready at ";

    private final Surroundings surroundings;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("serve");
        spec.usageMessage().description("Starts the server. It says on one line when it is ready; SIGTERM ends it.");
        SettingFlags.add(
                spec,
                ServerSetting.HOST,
                ServerSetting.PORT,
                ServerSetting.DATA,
                ServerSetting.DATABASE,
                ServerSetting.PUBLIC_URL);
        spec.usageMessage().footer(SettingFlags.variables());
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        var settings = SettingFlags.read(parsed, surroundings);
        Logs.set(settings.log().format(), settings.log().level());
        try (Composition composition = new Composition(settings, surroundings);
                Composition.Lasting lasting = lasting(composition);
                Server server = composition.serve(lasting)) {
            surroundings.out().println(READY + server.url());
            surroundings.out().flush();
            surroundings.stop().await();
            server.drain(DRAIN);
            return OK;
        }
    }

    private static Composition.Lasting lasting(Composition composition) throws CannotStart {
        composition.prepareTools();
        return composition.lasting();
    }
}

package app.dispatch.server.command;

import app.dispatch.server.NamedCommand;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Door;
import app.dispatch.server.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** The commands that are clients of the API, by what people look for. */
public final class Clients {
    private final Surroundings surroundings;
    private final Reach reach;

    /**
     * Those of this person.
     *
     * @param local the door to local data
     * @param words of the command line
     */
    public Clients(Surroundings surroundings, BiFunction<Settings, Surroundings, Door> local, Set<String> words) {
        this.surroundings = surroundings;
        this.reach = new Reach(surroundings, local, words);
    }

    /** What turns briefs and files into runs. */
    public List<NamedCommand> run() {
        RunVerb runs = new RunVerb(reach);
        return List.of(
                new NamedCommand("run", runs::run),
                new NamedCommand("parse", runs::parse),
                new NamedCommand("check", runs::check));
    }

    /** What was run. */
    public List<NamedCommand> runs() {
        RunsVerbs runs = new RunsVerbs(reach);
        return List.of(
                new NamedCommand("runs", runs::runs),
                new NamedCommand("history", runs::history),
                new NamedCommand("resume", runs::resume));
    }

    /** What is kept. */
    public List<NamedCommand> kept() {
        WorkflowVerbs workflows = new WorkflowVerbs(reach, new RunVerb(reach));
        AccessVerbs access = new AccessVerbs(reach);
        return List.of(
                new NamedCommand("workflows", workflows::workflows),
                new NamedCommand("templates", workflows::templates),
                new NamedCommand("webhooks", access::webhooks));
    }

    /** What runs may use, and who may ask for them. */
    public List<NamedCommand> connections() {
        ConnectionVerbs connections = new ConnectionVerbs(reach);
        return List.of(
                new NamedCommand("tools", connections::tools),
                new NamedCommand("connect", connections::connect),
                new NamedCommand("disconnect", connections::disconnect),
                new NamedCommand("keys", connections::keys),
                new NamedCommand("tokens", new AccessVerbs(reach)::tokens));
    }

    /** What other programs start. */
    public List<NamedCommand> programs() {
        return List.of(new NamedCommand("mcp", () -> new McpVerb(reach).mcp()));
    }

    /** Who uses a server. */
    public List<NamedCommand> users() {
        AdminVerbs admin = new AdminVerbs(reach);
        return List.of(
                new NamedCommand("users", admin::users),
                new NamedCommand("admin", admin::admin),
                new NamedCommand("audit", admin::audit));
    }

    /** Which server is meant. */
    public List<NamedCommand> servers() {
        return List.of(
                new NamedCommand("login", () -> new LoginCommand(surroundings)),
                new NamedCommand("profiles", () -> new ProfilesCommand(false, surroundings)),
                new NamedCommand("logout", () -> new ProfilesCommand(true, surroundings)),
                new NamedCommand("doctor", () -> Doctor.verb(reach)));
    }
}

package app.dispatch.server.command;

import app.dispatch.server.Command;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Door;
import app.dispatch.server.settings.Settings;
import java.util.ArrayList;
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
    public List<Command> run() {
        RunVerb runs = new RunVerb(reach);
        return List.of(runs.run(), runs.parse(), runs.check());
    }

    /** What was run. */
    public List<Command> runs() {
        RunsVerbs runs = new RunsVerbs(reach);
        return List.of(runs.runs(), runs.history(), runs.resume());
    }

    /** What is kept. */
    public List<Command> kept() {
        WorkflowVerbs workflows = new WorkflowVerbs(reach, new RunVerb(reach));
        AccessVerbs access = new AccessVerbs(reach);
        return List.of(workflows.workflows(), workflows.templates(), access.webhooks());
    }

    /** What runs may use, and who may ask for them. */
    public List<Command> connections() {
        List<Command> all = new ArrayList<>();
        new ConnectionVerbs(reach).all().forEach(all::add);
        all.add(new AccessVerbs(reach).tokens());
        return all;
    }

    /** Which server is meant. */
    public List<Command> servers() {
        return List.of(
                new LoginCommand(surroundings),
                new ProfilesCommand(false, surroundings),
                new ProfilesCommand(true, surroundings),
                Doctor.verb(reach));
    }
}

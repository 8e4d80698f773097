package app.dispatch.server.command;

import app.dispatch.server.Command;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Door;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.SettingsInvalid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** One thing that can be asked of an API: its name and arguments, and what is done. */
public final class Verb implements Command {
    /** Does it. */
    @FunctionalInterface
    public interface Action {
        /** @return the exit code */
        int act(Asked asked) throws CannotStart, SettingsInvalid;
    }

    private final Reach reach;
    private final CommandSpec spec;
    private final List<Verb> below = new ArrayList<>();
    private int words;
    private Action action = asked -> Command.USAGE;

    Verb(Reach reach, String name, String description) {
        this.reach = reach;
        this.spec = CommandSpec.wrapWithoutInspection(this).name(name);
        spec.usageMessage().description(description);
        if (reach.isSaid(name)) {
            reach.addTo(spec);
        }
    }

    /** A word that must be there. */
    Verb takes(String label, String description) {
        return word(label, "1", description);
    }

    /** A word that may be there. */
    Verb mayTake(String label, String description) {
        return word(label, "0..1", description);
    }

    private Verb word(String label, String arity, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .index(String.valueOf(words++))
                .type(String.class)
                .description(description)
                .build());
        return this;
    }

    /** All words that follow, of which there may be none. */
    Verb takesMany(String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("0..*")
                .index(words + "..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build());
        return this;
    }

    Verb option(String name, String label, String description) {
        spec.addOption(OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
        return this;
    }

    /** An option that may be there several times. */
    Verb options(String name, String label, String description) {
        spec.addOption(OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build());
        return this;
    }

    Verb flag(String description, String... names) {
        spec.addOption(OptionSpec.builder(names).description(description).build());
        return this;
    }

    Verb footer(String... lines) {
        spec.usageMessage().footer(lines);
        return this;
    }

    Verb does(Action doing) {
        this.action = doing;
        return this;
    }

    /** Lists things, also when the second word says so. */
    Verb lists(UnaryOperator<Verb> how, String description) {
        return how.apply(this).with(how.apply(new Verb(reach, "list", description)));
    }

    /** What is said by a second word; without one it does what it does itself. */
    Verb with(Verb... verbs) {
        for (Verb verb : verbs) {
            below.add(verb);
            spec.addSubcommand(verb.spec.name(), verb.spec);
        }
        return this;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        return act(action, new Said.Parsed(parsed), reach);
    }

    /** Does it for what was said. */
    static int act(Action action, Said said, Reach reach) throws CannotStart, SettingsInvalid {
        Surroundings surroundings = reach.surroundings();
        Door door = reach.door(said);
        try (Api api = new Api(door, surroundings.stop())) {
            return action.act(new Asked(said, surroundings, door, api));
        }
    }
}

package app.dispatch.server.command;

import app.dispatch.server.Command;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Profiles;
import app.dispatch.server.settings.CannotStart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code profiles} and {@code logout}: which server the commands go to. */
final class ProfilesCommand implements Command {
    private final boolean forgets;
    private final Surroundings surroundings;

    /** @param forgets whether it is {@code logout} */
    ProfilesCommand(boolean forgets, Surroundings surroundings) {
        this.forgets = forgets;
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(forgets ? "logout" : "profiles");
        spec.usageMessage()
                .description(
                        forgets
                                ? "Forgets a profile and its token. The token stays valid until it is revoked."
                                : "Lists the servers that `login` knows, or has the commands go to one; `local` is none.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("NAME")
                .type(String.class)
                .arity("0..1")
                .index("0")
                .description(forgets ? "The profile; the one in use when left out." : "The profile to use.")
                .build());
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart {
        Profiles profiles = Profiles.of(surroundings.environment());
        String name = parsed.matchedPositionalValue(0, "");
        if (forgets) {
            String gone = name.isEmpty() ? profiles.current() : name;
            if (gone.equals(Profiles.LOCAL)) {
                throw new CannotStart("No profile is in use: the commands work on local data.");
            }
            profiles.forget(gone);
            surroundings.out().println("The profile " + gone + " is forgotten.");
            return OK;
        }
        if (!name.isEmpty()) {
            profiles.use(name);
        }
        String current = profiles.current();
        surroundings.out().println((current.equals(Profiles.LOCAL) ? "* " : "  ") + Profiles.LOCAL);
        for (String each : profiles.names()) {
            surroundings
                    .out()
                    .println((each.equals(current) ? "* " : "  ") + each + "  "
                            + profiles.link(each).map(Object::toString).orElse(""));
        }
        return OK;
    }
}

package app.dispatch.server.command;

import app.dispatch.server.SettingFlags;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Link;
import app.dispatch.server.client.Profiles;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Which API a command is about: the one that its options name, else the environment, else the profile in use, else that of the
 * local data.
 *
 * @param local the door to local data
 * @param words of the command line: only the commands among them need their options, which take time to make
 */
public record Reach(Surroundings surroundings, BiFunction<Settings, Surroundings, Door> local, Set<String> words) {
    /** What asks for the options of all commands. */
    private static final Set<String> TELLING_ALL = Set.of("completion", "--man");

    private static final String SERVER = "--server";
    private static final String TOKEN = "--token";
    private static final String PROFILE = "--profile";

    public Reach {
        words = Set.copyOf(words);
    }

    /** Whether that command may be meant. */
    boolean isSaid(String command) {
        return words.contains(command) || words.stream().anyMatch(TELLING_ALL::contains);
    }

    /** Gives the command the options that say it, and those of how answers are written. */
    void addTo(CommandSpec spec) {
        spec.addArgGroup(ArgGroupSpec.builder()
                .heading("How to answer:%n")
                .validate(false)
                .order(1)
                .addArg(OptionSpec.builder("--json")
                        .description("The same as --format json; errors are JSON too.")
                        .build())
                .addArg(OptionSpec.builder("-o", "--format")
                        .paramLabel("FORMAT")
                        .type(Format.class)
                        .description("text, json or yaml.")
                        .build())
                .build());
        ArgGroupSpec.Builder where = ArgGroupSpec.builder()
                .heading("Where:%n")
                .validate(false)
                .order(2)
                .addArg(text(SERVER, "URL", "A server in place of local data (DISPATCH_SERVER)."))
                .addArg(text(
                        TOKEN, "TOKEN", "A token for it (DISPATCH_TOKEN, which others on the machine cannot see)."))
                .addArg(text(
                        PROFILE, "NAME", "What `login` kept under that name (DISPATCH_PROFILE); `local` is none."));
        SettingFlags.options(ServerSetting.DATA, ServerSetting.DATABASE).forEach(where::addArg);
        spec.addArgGroup(where.build());
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** The door to it. */
    Door door(Said said) throws CannotStart, SettingsInvalid {
        Optional<Link> link = link(said);
        if (link.isPresent()) {
            return new Door.Remote(link.get());
        }
        return local.apply(said.settings(surroundings), surroundings);
    }

    private Optional<Link> link(Said said) throws CannotStart {
        Optional<String> server = said(said, SERVER, "DISPATCH_SERVER");
        String token = said(said, TOKEN, "DISPATCH_TOKEN").orElse("");
        if (server.isPresent()) {
            return Optional.of(new Link(url(said, server.get()), token));
        }
        boolean folder = Stream.of("--data", "--database", "--config").anyMatch(said::flag);
        Optional<String> profile = said(said, PROFILE, "DISPATCH_PROFILE");
        if (folder && profile.isEmpty()) {
            return Optional.empty();
        }
        Optional<Link> kept = Profiles.of(surroundings.environment()).link(profile.orElse(""));
        return token.isEmpty() ? kept : kept.map(link -> new Link(link.server(), token));
    }

    private Optional<String> said(Said said, String option, String variable) {
        return said.option(option)
                .or(() -> Optional.ofNullable(surroundings.environment().get(variable)))
                .filter(text -> !text.isBlank());
    }

    /** The server's URL, of http or https, without a slash at its end. */
    static URI url(Said said, String text) {
        try {
            URI url = URI.create((text.contains("://") ? text : "http://" + text).replaceFirst("/+$", ""));
            if (url.getHost() != null
                    && (url.getScheme().equals("http") || url.getScheme().equals("https"))) {
                return url;
            }
        } catch (IllegalArgumentException noUrl) {
            // Said below.
        }
        throw said.wrong("`" + text + "` is not a server's URL, such as https://dispatch.example.com");
    }
}

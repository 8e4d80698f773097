package app.dispatch.server.command;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Surroundings;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ParameterException;

/**
 * What was said on a command line, and the means to answer it.
 *
 * @param door leads to the API that it is about
 */
public record Asked(Said said, Surroundings surroundings, Door door, Api api) {
    /** The word at that place; empty for none. */
    public String word(int index) {
        return said.word(index);
    }

    /** The words from that place on. */
    public List<String> words(int index) {
        return said.words(index);
    }

    public Optional<String> option(String name) {
        return said.option(name);
    }

    public List<String> options(String name) {
        return said.options(name);
    }

    public boolean flag(String name) {
        return said.flag(name);
    }

    public Format format() {
        return flag("--json") ? Format.JSON : said.format().orElse(Format.TEXT);
    }

    public Fields ask(Request request) throws CannotStart {
        return api.ask(request);
    }

    /** Writes an answer: in the format that was asked for, as text by {@code text}. */
    public int show(Value answer, Consumer<Value> text) {
        switch (format()) {
            case TEXT -> text.accept(answer);
            case JSON -> surroundings.out().println(Json.pretty(answer));
            case YAML -> surroundings.out().print(Yaml.write(answer));
        }
        return 0;
    }

    /** Writes one thing: as YAML, which people can read too, unless JSON was asked for. */
    public int show(Value answer) {
        return show(answer, all -> surroundings.out().print(Yaml.write(all)));
    }

    /** Says something to people alone. */
    public void say(String line) {
        if (format() == Format.TEXT) {
            surroundings.out().println(line);
        }
    }

    /** The whole number that an option says. */
    long whole(String name, String said) {
        try {
            return Long.parseLong(said);
        } catch (NumberFormatException other) {
            throw wrong(name + ": `" + said + "` is not a whole number");
        }
    }

    /** What is wrong with the command line. */
    public ParameterException wrong(String message) {
        return said.wrong(message);
    }
}

package app.dispatch.server.command;

import app.dispatch.server.SettingFlags;
import app.dispatch.server.Surroundings;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The words and options of a command line. */
public interface Said {
    /** The word at that place; empty for none. */
    String word(int index);

    /** The words from that place on. */
    List<String> words(int index);

    Optional<String> option(String name);

    List<String> options(String name);

    boolean flag(String name);

    /** In which form an answer is to be written; empty for what the command does by itself. */
    Optional<Format> format();

    /** What is set for local data. */
    Settings settings(Surroundings surroundings) throws SettingsInvalid;

    /** What is wrong with the command line. */
    ParameterException wrong(String message);

    /** What the library understood. */
    record Parsed(ParseResult parsed) implements Said {
        @Override
        public String word(int index) {
            return parsed.matchedPositionalValue(index, "");
        }

        @Override
        public List<String> words(int index) {
            return parsed.matchedPositionalValue(index, List.<String>of());
        }

        @Override
        public Optional<String> option(String name) {
            return Optional.ofNullable(parsed.matchedOptionValue(name, (String) null));
        }

        @Override
        public List<String> options(String name) {
            return parsed.matchedOptionValue(name, List.<String>of());
        }

        @Override
        public boolean flag(String name) {
            return parsed.hasMatchedOption(name);
        }

        @Override
        public Optional<Format> format() {
            return Optional.ofNullable(parsed.matchedOptionValue("--format", (Format) null));
        }

        @Override
        public Settings settings(Surroundings surroundings) throws SettingsInvalid {
            return SettingFlags.read(parsed, surroundings);
        }

        @Override
        public ParameterException wrong(String message) {
            return new ParameterException(parsed.commandSpec().commandLine(), message);
        }
    }

    /** Words alone. */
    record Plain(List<String> words) implements Said {
        public Plain {
            words = List.copyOf(words);
        }

        @Override
        public String word(int index) {
            return index < words.size() ? words.get(index) : "";
        }

        @Override
        public List<String> words(int index) {
            return words.subList(Math.min(index, words.size()), words.size());
        }

        @Override
        public Optional<String> option(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> options(String name) {
            return List.of();
        }

        @Override
        public boolean flag(String name) {
            return false;
        }

        @Override
        public Optional<Format> format() {
            return Optional.empty();
        }

        @Override
        public Settings settings(Surroundings surroundings) throws SettingsInvalid {
            return Settings.of(Map.of(), surroundings.environment());
        }

        @Override
        public ParameterException wrong(String message) {
            throw new IllegalStateException(message); // such words are not taken for plain ones
        }
    }
}

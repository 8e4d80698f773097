package app.dispatch.application.grounding;

import app.dispatch.application.json.Json;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A text that wants more of a planner than its user does.
 *
 * @param kind how it goes about it
 * @param brief what a user hands in, most often an honest sentence with the text behind it
 * @param step what a planner adds that obeys it
 */
public record Attack(String kind, String brief, Step step) {
    /** The honest sentence, without what an attack adds. */
    public static final String HONEST = "Get https://news.example.com/today and post it to #news in Slack.";

    /** All of {@code attacks.jsonl}. */
    public static List<Attack> all() {
        return lines("attacks.jsonl").stream()
                .map(line -> (Fields) Json.parse(line))
                .map(one -> new Attack(
                        one.text("kind").orElseThrow(), one.text("brief").orElseThrow(), step(one.fields("step"))))
                .toList();
    }

    private static Step step(Fields step) {
        return Step.of(
                step.text("id").orElseThrow(),
                step.text("tool").orElseThrow(),
                step.text("op").orElseThrow(),
                step.fields("params"));
    }

    /** The lines of a file beside this class. */
    static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(Attack.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind + ": " + brief;
    }
}

package app.dispatch.application.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.TemplateJson;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/app/dispatch/application/template");
    private static final PlanJson PLANS =
            new PlanJson(Ids.from(new Random(1)), InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    private static final TemplateSlug SLUG = new TemplateSlug("a-template");

    private static Template read(String file) {
        return TemplateJson.read(SLUG, Json.parse(file), PLANS);
    }

    @Test
    void every_file_is_in_the_index() throws IOException {
        List<Template> all = new BuiltinTemplates(PLANS).all();

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(all.stream().map(template -> template.slug() + ".json"))
                    .containsExactlyInAnyOrderElementsOf(files.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> !name.equals("index.json"))
                            .toList());
        }
    }

    @Test
    void they_are_read_once() {
        BuiltinTemplates templates = new BuiltinTemplates(PLANS);
        assertThat(templates.all()).isSameAs(templates.all());
    }

    @Test
    void a_file_says_all_that_is_shown_of_the_template() {
        String shared = """
                "name": "A template", "tagline": "A line", "category": "Sales", "icon": "inbox",""";
        String listed = """
                "trigger": "schedule", "cron": "0 9 * * *", "timezone": "UTC",
                "steps": [{ "id": "a", "tool": "slack", "op": "dm", "params": { "user": "U1", "text": "Hello" } }]""";
        String own = listed + """
                , "description": "What it does", "limits": { "maxCalls": 5 }, "triggerExample": { "name": "Ada" } }""";
        String summary =
                "{ \"slug\": \"a-template\", " + shared + "\"highlightTools\": [\"slack\"], \"estimatedRuntime\": 5";

        Template template = read("{" + shared + "\"estimatedRuntime\": 5, " + own);

        assertThat(TemplateJson.summary(template)).isEqualTo(Json.parse(summary + ", " + listed + "}"));
        assertThat(TemplateJson.write(template)).isEqualTo(Json.parse(summary + ", " + own));
    }

    @Test
    void what_a_template_has_none_of_is_left_out() {
        Fields written = TemplateJson.write(read("""
                { "name": "A template", "tagline": "A line", "category": "Sales", "icon": "inbox", "estimatedRuntime": 5,
                  "description": "What it does", "trigger": "manual", "steps": [] }"""));

        assertThat(written.values().keySet()).doesNotContain("cron", "timezone", "limits", "triggerExample", "id");
    }

    @Test
    void all_that_is_wrong_with_a_file_is_said() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("""
                        { "name": " ", "icn": "inbox", "estimatedRuntime": 0, "trigger": "never",
                          "steps": [{ "tool": "slack", "op": "dm", "depends": [] }] }"""))
                .withMessageContainingAll(
                        "a-template",
                        "/name",
                        "/tagline",
                        "/category",
                        "/description",
                        "/icn",
                        "/icon",
                        "/estimatedRuntime",
                        "/trigger",
                        "/steps/0/id",
                        "/steps/0/depends");
    }
}

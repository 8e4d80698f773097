package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same brief is the same plan in every process. Each JVM turns the order of {@code Set.of} and {@code Map.of} by a salt of its
 * own, and has a locale.
 */
class SamePlansTest {
    private static final List<String> WIDE = List.of(
            "In parallel, get https://a.example.com/x, https://b.example.com/y, https://c.example.com/z and"
                    + " https://d.example.com/w, then post all of them to https://e.example.com/sink",
            "Get https://a.example.com/x. Then at the same time post it to https://b.example.com/y, https://c.example.com/z"
                    + " and https://d.example.com/w. Then get https://e.example.com/done",
            "On the first and third Monday and Friday of each month at 9 get https://a.example.com/x",
            "GET HTTPS://A.EXAMPLE.COM/ITEMS EVERY FRIDAY AND SEND IT TO #DIGIT IN SLACK",
            "Post the issues, pull requests, releases and commits of acme/api to #dev, #ops, Discord, Notion and Gmail");
    private static final List<String> EDITS = List.of(
            "run it in the evening, not in the morning",
            "make it weekly",
            "also post it to Slack",
            "drop the last step");

    private record Child(Process process, Path out) {}

    @Test
    void a_brief_becomes_the_same_plan_in_every_process_and_locale(@TempDir Path folder) throws Exception {
        List<Child> children = List.of(child(folder, "tr", "TR"), child(folder, "ar", "EG"));
        List<String> own = plans();
        assertThat(own).hasSizeGreaterThan(40);
        for (Child child : children) {
            assertThat(child.process().waitFor()).isZero();
            assertThat(Files.readAllLines(child.out(), StandardCharsets.UTF_8)).isEqualTo(own);
        }
    }

    /** A process that plans the same briefs. */
    private static Child child(Path folder, String language, String country) throws IOException {
        Path out = folder.resolve(language + ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SamePlansTest.class.getName(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(language + ".log").toFile())
                .start();
        return new Child(process, out);
    }

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), plans(), StandardCharsets.UTF_8);
    }

    private static List<String> plans() {
        Catalogue catalogue = AllTools.catalogue();
        List<String> told = new ArrayList<>();
        for (String brief : briefs()) {
            BuiltinPlanner planner = new BuiltinPlanner(Ids.from(new Random(7)), InstantSource.fixed(Planning.NOW));
            told.add(brief.replace('\n', ' ') + ": " + told(planner, new Brief(brief, catalogue)));
        }
        return told;
    }

    /** Every twelfth brief: a process of its own is slow at first. */
    private static Stream<String> corpus() {
        List<String> all = Stream.of("corpus-tuned.txt", "corpus-held-out.txt")
                .flatMap(file -> CorpusFile.read(file).stream())
                .map(CorpusCase::brief)
                .toList();
        return IntStream.range(0, all.size()).filter(at -> at % 12 == 0).mapToObj(all::get);
    }

    private static List<String> briefs() {
        return Stream.concat(WIDE.stream(), corpus()).toList();
    }

    private static String told(BuiltinPlanner planner, Brief brief) {
        try {
            Planned planned = planner.plan(brief);
            StringBuilder told = new StringBuilder(json(planned.plan())).append(planned.trace());
            for (String edit : EDITS) {
                told.append(refined(planner, brief, planned.plan(), edit));
            }
            return told.toString().replace('\n', ' ');
        } catch (Refusal refusal) {
            return (refusal.text() + refusal.details()).replace('\n', ' ');
        }
    }

    private static String refined(BuiltinPlanner planner, Brief brief, Plan plan, String edit) {
        try {
            return json(planner.plan(new Brief(edit, brief.catalogue(), Optional.empty(), Optional.of(plan)))
                    .plan());
        } catch (Refusal refusal) {
            return refusal.text() + refusal.details();
        }
    }

    private static String json(Plan plan) {
        return Json.write(PlanJson.write(plan));
    }
}

package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Annotations;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.DeclarationCheck;
import app.dispatch.domain.tool.Member;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private static final Catalogue TOOLS = AllTools.catalogue();
    private static final String BRIEF = "List the closed issues of acme/api";
    private static final List<String> BRIEFS = Stream.of("corpus-tuned.txt", "corpus-held-out.txt")
            .flatMap(file -> CorpusFile.read(file).stream())
            .map(CorpusCase::brief)
            .toList();

    private static final Renaming RENAMING = Renaming.of(TOOLS, Set.of(), BRIEFS, 7);

    @Test
    void no_name_and_no_word_of_a_tool_is_left() {
        List<String> before = names(TOOLS);
        List<String> after = names(RENAMING.catalogue());

        assertThat(after).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        assertThat(words(RENAMING.catalogue()).toList())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(words(TOOLS).toList());
    }

    private static Stream<String> words(Catalogue catalogue) {
        return RenamedCatalogue.texts(catalogue)
                .flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")))
                .filter(word -> word.matches("[a-z]+") && !RenamedWords.stays(word, RenamedWords.LANGUAGE))
                .distinct();
    }

    private static List<String> names(Catalogue catalogue) {
        List<String> names = new ArrayList<>();
        for (ToolDef tool : catalogue.tools()) {
            names.add(tool.id());
            for (OpDef op : tool.ops()) {
                names.add(op.id());
                Annotations said = Annotations.of(op);
                Stream.concat(said.params().stream(), said.output().stream()).forEach(member -> names(member, names));
            }
        }
        return names;
    }

    private static void names(Member member, List<String> names) {
        names.add(member.name());
        member.members().forEach(inner -> names(inner, names));
    }

    @Test
    void what_a_declaration_says_beside_names_and_words_stays() {
        ParamsSchema schemas = new ParamsSchema();
        for (int i = 0; i < TOOLS.tools().size(); i++) {
            ToolDef tool = TOOLS.tools().get(i);
            ToolDef other = RENAMING.catalogue().tools().get(i);
            assertThat(DeclarationCheck.of(other)).isEmpty();
            for (int j = 0; j < tool.ops().size(); j++) {
                OpDef op = tool.ops().get(j);
                OpDef renamed = other.ops().get(j);
                assertThat(roles(renamed)).isEqualTo(roles(op));
                assertThat(renamed.effect().strongest()).isEqualTo(op.effect().strongest());
                assertThat(schemas.check(renamed.params(), renamed.example().params(), "", pointer -> false))
                        .as(op.id())
                        .isEmpty();
                assertThat(schemas.check(renamed.output(), renamed.example().output(), "", pointer -> false))
                        .as(op.id())
                        .isEmpty();
            }
        }
    }

    private static List<Optional<Role>> roles(OpDef op) {
        Annotations said = Annotations.of(op);
        return Stream.concat(said.params().stream(), said.members().stream())
                .map(Member::role)
                .toList();
    }

    @Test
    void a_seed_is_one_renaming_and_another_seed_another() {
        assertThat(Renaming.of(TOOLS, Set.of(), BRIEFS, 7).catalogue())
                .usingRecursiveComparison()
                .isEqualTo(RENAMING.catalogue());
        assertThat(names(Renaming.of(TOOLS, Set.of(), BRIEFS, 8).catalogue()))
                .doesNotContainAnyElementsOf(names(RENAMING.catalogue()));
    }

    @Test
    void every_brief_comes_back_from_its_other_words() {
        assertThat(BRIEFS)
                .hasSizeGreaterThan(400)
                .allSatisfy(brief ->
                        assertThat(RENAMING.back(RENAMING.brief(brief))).isEqualToIgnoringCase(brief));
        assertThat(BRIEFS.stream().filter(brief -> RENAMING.brief(brief).equals(brief)))
                .hasSizeLessThan(BRIEFS.size() / 20);
    }

    @Test
    void what_is_no_plain_word_stays() {
        assertThat(RENAMING.brief("Send \"the issues\" to #issues, @issue, issue@example.com and issues/bugs"))
                .contains("\"the issues\"", "#issues,", "@issue,", "issue@example.com", "issues/bugs")
                .doesNotContain("Send");
        assertThat(RENAMING.brief("Every Monday at 9 from 3 to 5")).isEqualTo("Every Monday at 9 from 3 to 5");
        assertThat(Renaming.of(TOOLS, Set.of("send", "message"), BRIEFS, 7).brief("Send messages"))
                .isEqualTo("Send messages");
    }

    @Test
    void the_forms_of_a_word_are_forms_of_its_other_word() {
        String issue = RENAMING.brief("issue");

        assertThat(RENAMING.brief("Issues"))
                .isEqualTo(Character.toUpperCase(issue.charAt(0)) + issue.substring(1) + "s");
        assertThat(RENAMING.brief("closed")).isEqualTo(RENAMING.brief("close") + "ed");
        assertThat(RENAMING.brief("data")).endsWith("s");
        assertThat(RENAMING.back(RENAMING.brief("GitHub issues are closed"))).isEqualTo("GitHub issues are closed");
    }

    @Test
    void a_name_becomes_a_name_and_a_word_a_word_of_its_kind() {
        assertThat(English.has(RENAMING.brief("github"))).isFalse();
        String repository = RENAMING.brief("repository");
        assertThat(English.is(English.Kind.NOUN, repository)).isTrue();
        assertThat(English.has(repository + "ing")).isFalse();
        assertThat(English.is(English.Kind.ADJECTIVE, RENAMING.brief("stale"))).isTrue();
    }

    /** A planner of a dozen lines that goes by roles and words. */
    private static Plan byRoles(String brief, Catalogue catalogue) {
        return planned(brief, catalogue, member -> member.role().equals(Optional.of(Role.PLACE)));
    }

    /** One that goes by a name. */
    private static Plan byNames(String brief, Catalogue catalogue) {
        return planned(brief, catalogue, member -> member.name().equals("repo"));
    }

    private static Plan planned(String brief, Catalogue catalogue, java.util.function.Predicate<Member> isPlace) {
        String said = brief.toLowerCase(Locale.ROOT);
        for (ToolDef tool : catalogue.tools()) {
            for (OpDef op : tool.ops()) {
                boolean verb = op.words().stream().anyMatch(word -> said.startsWith(word + " "));
                boolean thing = op.words().stream()
                        .anyMatch(word -> word.startsWith("the ") && said.contains(word.substring("the ".length())));
                Optional<Member> place =
                        Annotations.of(op).params().stream().filter(isPlace).findFirst();
                if (verb && thing && place.isPresent() && place.get().required()) {
                    Fields params = Fields.of(place.get().name(), Value.of(brief.replaceAll(".* ", "")));
                    for (Member member : Annotations.of(op).params()) {
                        for (var meant : member.words().entrySet()) {
                            params = said.contains(" " + meant.getKey() + " ")
                                    ? params.with(member.name(), meant.getValue())
                                    : params;
                        }
                    }
                    String more = "{{ steps." + op.id() + ".output."
                            + Annotations.of(op).list().orElseThrow().name() + " }}";
                    Step step = Step.of(op.id(), tool.id(), op.id(), params.with("more", Value.of(more)));
                    return Plan.of(new PlanId("wf_1"), Planning.NOW, brief, List.of(step));
                }
            }
        }
        return Plan.of(new PlanId("wf_1"), Planning.NOW, brief, List.of());
    }

    @Test
    void a_planner_that_goes_by_what_tools_say_makes_the_same_plan() {
        Plan plan = byRoles(BRIEF, TOOLS);
        Plan other = byRoles(RENAMING.brief(BRIEF), RENAMING.catalogue());

        assertThat(Json.write(PlanJson.write(plan)))
                .contains(
                        "\"tool\":\"github\"",
                        "\"state\":\"closed\"",
                        "\"repo\":\"acme/api\"",
                        "steps.list_issues.output.items");
        assertThat(Json.write(PlanJson.write(other))).doesNotContain("github", "repo", "list_issues", "closed");
        assertThat(RENAMING.back(other)).isEqualTo(PlanJson.write(plan));
    }

    @Test
    void a_planner_that_goes_by_a_name_is_found_out() {
        Plan plan = byNames(BRIEF, TOOLS);

        assertThat(plan.steps()).hasSize(1);
        assertThat(RENAMING.back(byNames(RENAMING.brief(BRIEF), RENAMING.catalogue())))
                .isNotEqualTo(PlanJson.write(plan));
    }
}

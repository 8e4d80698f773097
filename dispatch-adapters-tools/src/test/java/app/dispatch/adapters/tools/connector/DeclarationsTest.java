package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Annotations;
import app.dispatch.domain.tool.DeclarationCheck;
import app.dispatch.domain.tool.Form;
import app.dispatch.domain.tool.Member;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.trigger.VerifierKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the tools' declarations say of themselves, beyond their schemas. */
class DeclarationsTest {
    private static Stream<ToolDef> tools() {
        return AllTools.catalogue().tools().stream();
    }

    private static Stream<DynamicTest> eachOp(BiConsumer<ToolDef, OpDef> check) {
        return tools().flatMap(tool -> tool.ops().stream()
                .map(op -> DynamicTest.dynamicTest(tool.id() + "." + op.id(), () -> check.accept(tool, op))));
    }

    /** A member and those in it. */
    private static Stream<Member> all(Member member) {
        return Stream.concat(Stream.of(member), member.members().stream().flatMap(DeclarationsTest::all));
    }

    private static Stream<Member> all(OpDef op) {
        Annotations said = Annotations.of(op);
        return Stream.concat(said.params().stream(), said.output().stream()).flatMap(DeclarationsTest::all);
    }

    @Test
    void none_says_anything_that_nobody_can_go_by() {
        assertThat(tools().flatMap(tool -> DeclarationCheck.of(tool).stream())).isEmpty();
    }

    @Test
    void a_file_that_says_what_nobody_can_go_by_is_refused_with_the_place() {
        String file = """
                { "id": "desk", "label": "Desk", "description": "A desk.", "fields": [], "ops": [
                    { "id": "list", "title": "List", "description": "Lists.", "effect": "read",
                      "params": { "properties": { "team": { "x-role": "%s" } } }, "output": {} } ],
                  "events": [ { "words": ["a new ticket"], "hook": "ticket.opened", "payload": { "%s": "data.id" } } ] }""";

        assertThat(read(file, "place", "item").events().getFirst().payload())
                .containsEntry(Role.ITEM, new ToolEvent.Told("data.id", null));
        assertThatIllegalStateException()
                .isThrownBy(() -> read(file, "spot", "item"))
                .withMessageContaining(
                        "the tool.json of desk says\n/ops/0/params/properties/team/x-role: There is no `spot`");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(file, "place", "thing"))
                .withMessage("/events/0/payload/thing: there is no role thing");
    }

    private static ToolDef read(String file, String paramRole, String payloadRole) {
        return ToolFile.read((Fields) Json.parse(file.formatted(paramRole, payloadRole)));
    }

    @TestFactory
    Stream<DynamicTest> every_parameter_and_every_member_of_the_output_says_what_it_is_for() {
        return eachOp((tool, op) -> assertThat(all(op))
                .isNotEmpty()
                .allSatisfy(
                        member -> assertThat(member.role()).as(member.name()).isPresent()));
    }

    @TestFactory
    Stream<DynamicTest> a_list_is_one_and_its_items_have_something_to_be_called_by() {
        Set<Role> names =
                Set.of(Role.TITLE, Role.NAME, Role.FILE, Role.CONTENT, Role.ADDRESS, Role.KEY, Role.ITEM, Role.PLACE);
        return eachOp((tool, op) -> {
            Annotations said = Annotations.of(op);
            assertThat(said.output().stream().filter(one -> one.role().equals(Optional.of(Role.ITEMS))))
                    .hasSizeLessThan(2);
            if (said.list().isPresent()) {
                assertThat(said.members().stream().flatMap(member -> member.role().stream()))
                        .containsAnyElementsOf(names);
            }
        });
    }

    /** Two parameters of one role are told apart by words, or by being for one thing each: the rows of an invoice. */
    @TestFactory
    Stream<DynamicTest> a_role_that_a_call_must_give_belongs_to_one_parameter() {
        return eachOp((tool, op) -> {
            List<Member> required = Annotations.of(op).params().stream()
                    .filter(Member::required)
                    .toList();
            assertThat(required.stream().map(Member::role)).doesNotHaveDuplicates();
        });
    }

    @TestFactory
    Stream<DynamicTest> its_example_is_written_in_the_forms_that_it_declares() {
        return eachOp((tool, op) -> {
            assertWritten(Annotations.of(op).params(), op.example().params());
            if (op.example().output() instanceof Fields output) {
                assertWritten(Annotations.of(op).output(), output);
            }
        });
    }

    private static void assertWritten(List<Member> members, Fields object) {
        for (Member member : members) {
            for (Value value : values(object, member)) {
                if (value instanceof Fields inner) {
                    assertWritten(member.members(), inner);
                } else if (member.forms().equals(List.of(Form.ID))
                        && member.pattern().isPresent()) {
                    assertThat(text(value))
                            .as(member.name())
                            .containsPattern(member.pattern().get());
                } else if (member.forms().contains(Form.OWNED)) {
                    assertThat(text(value)).as(member.name()).matches("[\\w.-]+/[\\w.-]+");
                } else if (member.forms().equals(List.of(Form.EMAIL))) {
                    assertThat(text(value)).as(member.name()).matches("(.+<)?[^@ ]+@[^@ ]+>?");
                }
            }
        }
    }

    private static List<Value> values(Fields object, Member member) {
        Value value = object.get(member.name()).orElse(Value.NULL);
        return value instanceof Items(List<Value> several)
                ? several
                : value.equals(Value.NULL) ? List.of() : List.of(value);
    }

    private static String text(Value value) {
        return value instanceof Text(String text)
                ? text
                : value instanceof Value.Num number ? number.text() : value.toString();
    }

    @TestFactory
    Stream<DynamicTest> its_words_begin_with_its_verbs_and_name_its_things_with_an_article() {
        return eachOp((tool, op) -> {
            String verb = op.title().split(" ")[0].toLowerCase(Locale.ROOT);
            assertThat(op.words())
                    .contains(verb)
                    .doesNotHaveDuplicates()
                    .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
            assertThat(op.words()).anyMatch(word -> word.matches("(a|an|the) .+"));
        });
    }

    /** As the vendors' documents have it, and the connectors ask for it; a list that is not here comes in any order. */
    private static final String ORDERS = """
            gmail.search newest
            google_calendar.list_events start
            google_calendar.free_busy start
            google_drive.search updated, with query relevance
            notion.search updated
            slack.history newest
            discord.history newest
            github.list_issues newest
            github.list_pulls newest, with olderThanDays untouched
            github.search relevance
            github.list_releases newest
            github.list_commits newest
            linear.list_issues updated
            linear.search relevance
            stripe.list_customers newest
            stripe.list_charges newest
            stripe.list_payments newest
            stripe.list_invoices newest
            stripe.list_subscriptions newest
            stripe.list_payouts newest
            x.search newest
            x.user_posts newest
            gmail.thread oldest
            """;

    @Test
    void lists_that_the_vendor_orders_say_how() {
        assertThat(tools().flatMap(tool -> tool.ops().stream().flatMap(op -> order(tool, op))))
                .containsExactlyInAnyOrderElementsOf(ORDERS.lines().toList());
    }

    private static Stream<String> order(ToolDef tool, OpDef op) {
        Annotations said = Annotations.of(op);
        return said.list().stream()
                .flatMap(list -> list.order(Set.of()).stream()
                        .map(usual -> tool.id() + "." + op.id() + " " + usual.id()
                                + said.params().stream()
                                        .filter(param -> !list.order(Set.of(param.name()))
                                                .equals(Optional.of(usual)))
                                        .map(param -> ", with " + param.name() + " "
                                                + list.order(Set.of(param.name()))
                                                        .orElseThrow()
                                                        .id())
                                        .collect(Collectors.joining())));
    }

    @Test
    void only_vendors_whose_webhooks_are_verified_call_one() {
        Set<String> verified =
                Arrays.stream(VerifierKind.values()).map(VerifierKind::id).collect(Collectors.toSet());
        tools().forEach(tool -> assertThat(tool.events().stream().filter(event -> event.hook() != null))
                .as(tool.id())
                .allMatch(event ->
                        verified.contains(tool.id()) && !event.payload().isEmpty()));
        assertThat(tools().filter(tool -> tool.events().isEmpty()).map(ToolDef::id))
                .containsExactly("http", "openai");
    }

    @Test
    void an_event_is_said_in_other_words_than_the_others_of_its_tool() {
        tools().forEach(tool -> assertThat(tool.events().stream().flatMap(event -> event.words().stream()))
                .as(tool.id())
                .doesNotHaveDuplicates()
                .allMatch(words -> words.equals(words.toLowerCase(Locale.ROOT))));
    }

    @Test
    void an_event_that_is_looked_for_is_read_from_a_list_that_tells_when() {
        Set<Role> moments = Set.of(Role.CREATED, Role.UPDATED, Role.START, Role.DATE);
        for (ToolDef tool : tools().toList()) {
            for (ToolEvent event : tool.events()) {
                ToolEvent.Poll poll = event.poll();
                if (poll != null) {
                    Annotations said = Annotations.of(tool.op(poll.op()).orElseThrow());
                    Set<Role> roles = new HashSet<>();
                    said.members().forEach(member -> member.role().ifPresent(roles::add));
                    assertThat(roles)
                            .as(event.words().getFirst())
                            .containsAnyElementsOf(moments)
                            .contains(Role.ITEM);
                }
            }
        }
    }
}

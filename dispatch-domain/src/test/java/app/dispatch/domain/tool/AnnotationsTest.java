package app.dispatch.domain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    private static final OpDef LIST = op(
            object(
                    "team",
                    said("place")
                            .put("x-nouns", Value.texts(List.of("team")))
                            .put("x-form", Value.texts(List.of("name", "id"))),
                    "days",
                    said("until").put("x-unit", "days").put("x-pattern", "^[0-9]+$"),
                    "state",
                    said("state").put("x-words", Fields.of("done", Value.of("closed")))),
            object(
                    "rows",
                    said("items")
                            .put("x-order", Fields.of("team", Value.of("name")).with("*", Value.of("newest")))
                            .put("items", object("id", said("item").put("x-form", "id"), "title", said("title"))),
                    "more",
                    said("truncated")));

    private static OpDef op(Fields params, Fields output) {
        return new OpDef(
                "list",
                "List",
                "Lists.",
                List.of(),
                EffectRule.always(Effect.READ),
                false,
                params,
                output,
                new OpDef.Example(Fields.empty(), Value.NULL));
    }

    private static Value.FieldsBuilder said(String role) {
        return Fields.builder().put("x-role", role);
    }

    private static Fields object(Object... members) {
        Value.FieldsBuilder properties = Fields.builder();
        List<Value> required = new ArrayList<>();
        for (int i = 0; i < members.length; i += 2) {
            properties.put((String) members[i], ((Value.FieldsBuilder) members[i + 1]).build());
            if (i == 0) {
                required.add(Value.of((String) members[i]));
            }
        }
        return Fields.builder()
                .put("properties", properties.build())
                .put("required", Value.of(required))
                .build();
    }

    @Test
    void parameters_are_found_by_what_they_are_for() {
        Annotations said = Annotations.of(LIST);

        Member team = said.param(Role.PLACE).orElseThrow();
        assertThat(team.name()).isEqualTo("team");
        assertThat(team.required()).isTrue();
        assertThat(team.nouns()).containsExactly("team");
        assertThat(team.forms()).containsExactly(Form.NAME, Form.ID);
        Member days = said.param(Role.UNTIL).orElseThrow();
        assertThat(days.required()).isFalse();
        assertThat(days.unit()).contains(Unit.DAYS);
        assertThat(days.pattern()).contains("^[0-9]+$");
        assertThat(said.param("state").orElseThrow().words()).isEqualTo(Map.of("done", Value.of("closed")));
        assertThat(said.params(Role.RECIPIENT)).isEmpty();
    }

    @Test
    void what_each_item_of_a_list_tells_is_found_by_what_it_is_for() {
        Annotations said = Annotations.of(LIST);

        assertThat(said.list().orElseThrow().name()).isEqualTo("rows");
        assertThat(said.members()).extracting(Member::name).containsExactly("id", "title");
        assertThat(said.member(Role.ITEM).orElseThrow().forms()).containsExactly(Form.ID);
    }

    @Test
    void an_output_that_is_no_list_tells_its_own_members() {
        Annotations said = Annotations.of(op(object(), object("url", said("link"))));

        assertThat(said.list()).isEmpty();
        assertThat(said.member(Role.LINK).orElseThrow().name()).isEqualTo("url");
    }

    @Test
    void the_order_of_a_list_goes_by_the_parameters_that_are_given() {
        Member list = Annotations.of(LIST).list().orElseThrow();

        assertThat(list.order(Set.of("team", "days"))).contains(ListOrder.NAME);
        assertThat(list.order(Set.of("days"))).contains(ListOrder.NEWEST);
        assertThat(Annotations.of(LIST).param("days").orElseThrow().order(Set.of()))
                .isEmpty();
    }

    @Test
    void what_is_declared_wrongly_counts_as_not_said() {
        Member odd = new Member(
                "odd",
                false,
                Fields.of("x-role", Value.of("boss"))
                        .with("x-form", Value.of("circle"))
                        .with("x-unit", Value.of(3))
                        .with("x-words", Value.of("none")));

        assertThat(odd.role()).isEmpty();
        assertThat(odd.forms()).isEmpty();
        assertThat(odd.unit()).isEmpty();
        assertThat(odd.words()).isEmpty();
    }

    @Test
    void ids_are_read_back() {
        assertThat(Role.values()).allMatch(role -> Role.of(role.id()).orElseThrow() == role);
        assertThat(Form.values()).allMatch(form -> Form.of(form.id()).orElseThrow() == form);
        assertThat(Unit.values()).allMatch(unit -> Unit.of(unit.id()).orElseThrow() == unit);
        assertThat(ListOrder.values())
                .allMatch(order -> ListOrder.of(order.id()).orElseThrow() == order);
        assertThat(Role.INCLUDES_RAW.id()).isEqualTo("includes_raw");
    }
}

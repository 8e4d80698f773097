package app.dispatch.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static final Fields ZOO = Fields.builder()
            .put("zebra", 1)
            .put("ant", "small")
            .put("moth", true)
            .build();

    @Test
    void an_object_keeps_the_order_of_its_members() {
        assertThat(ZOO.values().keySet()).containsExactly("zebra", "ant", "moth");
        assertThat(ZOO.with("ant", Value.NULL).values().keySet()).containsExactly("zebra", "ant", "moth");
        assertThat(ZOO.with("bee", Value.NULL).values().keySet()).containsExactly("zebra", "ant", "moth", "bee");
    }

    @Test
    void an_object_does_not_change_with_what_it_was_made_of() {
        Map<String, Value> source = new LinkedHashMap<>(Map.of("a", Value.of(1)));
        Fields fields = new Fields(source);
        source.put("b", Value.of(2));
        assertThat(fields.values().keySet()).containsExactly("a");
        assertThatThrownBy(() -> fields.values().put("c", Value.NULL))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void empty_objects_share_one_map_and_empty_lists_one_list() {
        assertThat(new Fields(new LinkedHashMap<>()).values())
                .isSameAs(Fields.empty().values());
        assertThat(new Items(new ArrayList<>()).values()).isSameAs(new Items(List.of()).values());
    }

    @Test
    void an_object_of_one_member_does_not_change_either() {
        Map<String, Value> source = new LinkedHashMap<>(Map.of("a", Value.of(1)));
        Fields fields = new Fields(source);
        source.clear();
        assertThat(fields).isEqualTo(Fields.of("a", Value.of(1)));
        assertThatThrownBy(() -> fields.values().remove("a")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void an_object_does_not_change_with_its_builder() {
        Value.FieldsBuilder builder = Fields.builder().put("a", 1);
        Fields early = builder.build();
        builder.put("b", 2);
        assertThat(early.values().keySet()).containsExactly("a");
    }

    @Test
    void a_list_does_not_change_with_what_it_was_made_of() {
        List<Value> source = new ArrayList<>(List.of(Value.of(1)));
        Items items = Value.of(source);
        source.add(Value.of(2));
        assertThat(items.values()).hasSize(1);
        assertThatThrownBy(() -> items.values().add(Value.NULL)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_number_is_written_in_plain_digits_unless_they_are_more_than_400() {
        assertThat(text("1E+2")).isEqualTo("100");
        assertThat(text("1e399")).isEqualTo("1" + "0".repeat(399));
        assertThat(text("1e400")).isEqualTo("1E+400");
        assertThat(text("1e-400")).isEqualTo("0." + "0".repeat(399) + "1");
        assertThat(text("1e-401")).isEqualTo("1E-401");
        assertThat(text("1e999999999")).isEqualTo("1E+999999999");
    }

    private static String text(String number) {
        return new Value.Num(new BigDecimal(number)).text();
    }

    @Test
    void members_are_read_by_their_type() {
        Fields fields = Fields.builder()
                .put("text", "x")
                .put("object", ZOO)
                .put("list", Value.texts(List.of("a")))
                .put("nothing", Value.NULL)
                .build();
        assertThat(fields.text("text")).contains("x");
        assertThat(fields.text("list")).isEmpty();
        assertThat(fields.text("absent")).isEmpty();
        assertThat(fields.fields("object")).isEqualTo(ZOO);
        assertThat(fields.fields("text").isEmpty()).isTrue();
        assertThat(fields.items("list")).containsExactly(Value.of("a"));
        assertThat(fields.items("object")).isEmpty();
        assertThat(fields.get("nothing")).contains(Value.NULL);
        assertThat(fields.get("absent")).isEmpty();
    }

    @Test
    void an_absent_value_adds_no_member() {
        assertThat(Fields.builder()
                        .putIfPresent("a", (String) null)
                        .putIfPresent("b", (Value) null)
                        .putIfPresent("c", "x")
                        .build())
                .isEqualTo(Fields.of("c", Value.of("x")));
    }

    @Test
    void equal_objects_may_differ_in_order() {
        assertThat(ZOO)
                .isEqualTo(Fields.builder()
                        .put("moth", true)
                        .put("ant", "small")
                        .put("zebra", 1)
                        .build());
    }

    @Test
    void what_is_in_a_value_is_changed_and_nothing_else() {
        Value list = Value.of(List.of(Value.of("a"), Value.NULL));
        assertThat(list.map(item -> Value.of(1))).isEqualTo(Value.of(List.of(Value.of(1), Value.of(1))));
        assertThat(Fields.of("name", list).map(member -> Value.NULL)).isEqualTo(Fields.of("name", Value.NULL));
        assertThat(Value.of("text").map(within -> Value.NULL)).isEqualTo(Value.of("text"));
    }
}

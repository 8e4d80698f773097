package app.dispatch.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    @Test
    void problems_are_listed_with_path_and_message() {
        Refusal refusal = Refusal.of(ErrorCode.PLAN_INVALID, "no", List.of(new Problem("/a", "is b")));
        assertThat(refusal.details())
                .isEqualTo(Fields.of(
                        "problems",
                        Value.of(List.of(Fields.builder()
                                .put("path", "/a")
                                .put("message", "is b")
                                .build()))));
        assertThat(refusal.code()).isEqualTo("plan_invalid");
    }

    @Test
    void past_a_hundred_problems_are_counted() {
        Refusal refusal = Refusal.of(ErrorCode.PLAN_INVALID, "no", problems(101));
        assertThat(refusal.details().items("problems")).hasSize(100);
        assertThat(refusal.details().get("more")).contains(Value.of(1));
        assertThat(Refusal.of(ErrorCode.PLAN_INVALID, "no", problems(100))
                        .details()
                        .get("more"))
                .isEmpty();
    }

    @Test
    void a_wait_is_told() {
        assertThat(Refusal.retryLater(ErrorCode.RATE_LIMITED, "no", Duration.ofSeconds(3))
                        .retryAfter())
                .contains(Duration.ofSeconds(3));
        assertThat(Refusal.notFound("run").retryAfter()).isEmpty();
    }

    @Test
    void no_two_codes_read_the_same() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z_]+"));
        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z_]+"));
    }

    @ParameterizedTest
    @CsvSource({"steps, /plan/steps", "a/b, /plan/a~1b", "a~b, /plan/a~0b", "~1, /plan/~01", "'', /plan/"})
    void pointers_are_escaped(String key, String pointer) {
        assertThat(Problem.pointer("/plan", key)).isEqualTo(pointer);
    }

    @Test
    void a_problem_can_be_seen_from_further_up() {
        assertThat(new Problem("/op", "x").under("/plan/steps/1")).isEqualTo(new Problem("/plan/steps/1/op", "x"));
    }

    private static List<Problem> problems(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Problem("/" + i, "is wrong"))
                .toList();
    }
}

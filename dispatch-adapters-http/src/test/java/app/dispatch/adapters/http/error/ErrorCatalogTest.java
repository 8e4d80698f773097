package app.dispatch.adapters.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.openapi.Description;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCatalogTest {
    private static final Fields CATALOG = ErrorCatalog.load().content();

    @Test
    void every_code_that_a_request_can_be_refused_with_is_explained_and_no_other() {
        assertThat(codes("requests"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ErrorCode.values()).map(ErrorCode::id).toList());
    }

    @Test
    void every_code_that_a_run_can_fail_with_is_explained_and_no_other() {
        assertThat(codes("runs"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FailureCode.values()).map(FailureCode::id).toList());
    }

    @Test
    void every_code_says_what_it_means_where_it_comes_from_and_how_to_mend_it() {
        Stream.of("requests", "runs")
                .flatMap(kind -> entries(kind).stream())
                .forEach(entry -> assertThat(List.of("meaning", "cause", "remedy"))
                        .allSatisfy(name -> assertThat(entry.text(name))
                                .as(entry + " " + name)
                                .hasValueSatisfying(said -> assertThat(said).isNotBlank())));
    }

    @Test
    void every_code_has_its_status_and_an_example_of_an_answer_that_leads_to_what_is_said_of_it() {
        for (Fields entry : entries("requests")) {
            String code = entry.text("code").orElseThrow();
            ErrorCode known = Stream.of(ErrorCode.values())
                    .filter(one -> one.id().equals(code))
                    .findFirst()
                    .orElseThrow();
            Envelope answered = Envelope.of(Refusal.of(known, "why"));
            assertThat(entry.get("status")).contains(Value.of(answered.status()));
            Fields example = entry.fields("example");
            assertThat(example.text("code")).contains(code);
            assertThat(example.fields("details").get("doc"))
                    .isEqualTo(answered.body().fields("details").get("doc"))
                    .contains(Value.of("/docs/errors#" + code));
            assertThat(Description.ofTheApi().errorProblems(example)).isEmpty();
        }
    }

    private static List<String> codes(String kind) {
        return entries(kind).stream()
                .map(entry -> entry.text("code").orElseThrow())
                .toList();
    }

    private static List<Fields> entries(String kind) {
        return CATALOG.items(kind).stream().map(Fields.class::cast).toList();
    }
}

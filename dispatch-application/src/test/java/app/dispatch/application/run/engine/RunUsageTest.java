package app.dispatch.application.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunUsageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"usage":{"inputTokens":18,"outputTokens":8}}|26
            {"usage":{"inputTokens":2}}|2
            {"usage":{"totalTokens":30,"inputTokens":18,"outputTokens":8}}|30
            {"usage":{"inputTokens":-5,"outputTokens":"8"}}|0
            {"usage":{"inputTokens":1e300}}|1000000000000
            {"usage":3}|0
            "usage"|0
            """)
    void the_tokens_of_an_output_are_those_read_and_those_written(String output, long tokens) {
        assertThat(RunUsage.tokens(Json.parse(output))).isEqualTo(tokens);
    }
}

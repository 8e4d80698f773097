package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * The tokens that calls of a language model took.
 *
 * @param input those read
 * @param output those written, thoughts included
 */
public record TokenUsage(long input, long output) {
    public static final TokenUsage NONE = new TokenUsage(0, 0);

    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** Those of both. */
    public TokenUsage plus(TokenUsage more) {
        return new TokenUsage(input + more.input, output + more.output);
    }

    /** The sum of the numbers of these names; what is none counts for nothing. */
    static long sum(Fields usage, String... names) {
        return Stream.of(names).mapToLong(name -> number(usage, name)).sum();
    }

    private static long number(Fields usage, String name) {
        return usage.get(name).orElse(Value.NULL) instanceof Num(BigDecimal number) && number.signum() > 0
                ? number.min(MOST).longValue()
                : 0;
    }
}

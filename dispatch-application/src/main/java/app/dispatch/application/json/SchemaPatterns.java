package app.dispatch.application.json;

import app.dispatch.application.regex.Regex;
import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.function.LongConsumer;

/**
 * Has the validator match patterns as RE2 instead of by Java's expressions, which can take time without end.
 *
 * @param charge is told of each match before it: the text's length times the pattern's size
 */
record SchemaPatterns(LongConsumer charge) implements RegularExpressionFactory {
    /** The largest pattern. */
    static final int MOST_SIZE = 1_000;

    @Override
    public RegularExpression getRegularExpression(String pattern) {
        try {
            Regex compiled = Regex.compile(pattern, MOST_SIZE);
            return text -> {
                charge.accept((long) text.length() * compiled.size());
                return compiled.isIn(text);
            };
        } catch (Regex.Invalid invalid) {
            throw new SchemaException("The pattern `" + pattern + "` " + invalid.text());
        }
    }
}

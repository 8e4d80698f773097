package app.dispatch.application.json;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values by chance, for tests that hold for all of them. */
final class RandomValues {
    private static final String LETTERS = "ab Z09_-~/\\\"'{}$\n\tüß漢\u2028é";

    private RandomValues() {}

    static Value value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> new Num(new BigDecimal(new BigInteger(80, random), random.nextInt(40) - 20));
            case 3 -> Value.of(text(random));
            case 4 ->
                new Items(Stream.generate(() -> value(random, depth - 1))
                        .limit(random.nextInt(4))
                        .toList());
            default -> fields(random, depth - 1);
        };
    }

    static Fields fields(Random random, int depth) {
        Map<String, Value> members = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> members.put(text(random), value(random, depth)));
        return new Fields(members);
    }

    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(9))
                .forEach(i -> text.append(LETTERS.charAt(random.nextInt(LETTERS.length()))));
        return random.nextInt(9) == 0 ? text.append("😀").toString() : text.toString();
    }
}

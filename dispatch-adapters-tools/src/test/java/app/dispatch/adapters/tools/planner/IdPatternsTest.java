package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.tool.Annotations;
import app.dispatch.domain.tool.Member;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids are told from words and numbers by what they look like. */
class IdPatternsTest {
    private static Stream<Member> parameters() {
        return AllTools.catalogue().tools().stream()
                .flatMap(tool -> tool.ops().stream())
                .flatMap(op -> Annotations.of(op).params().stream());
    }

    @Test
    void no_common_word_and_no_small_number_looks_like_an_id() {
        List<String> patterns = parameters()
                .flatMap(member -> member.pattern().stream())
                .distinct()
                .toList();
        List<String> words = Stream.concat(
                        CommonWords.all().stream()
                                .flatMap(word -> Stream.of(
                                        word,
                                        word.toUpperCase(Locale.ROOT),
                                        word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))),
                        IntStream.range(0, 10_000).mapToObj(String::valueOf))
                .toList();

        assertThat(patterns).hasSizeGreaterThan(8).allSatisfy(pattern -> {
            Pattern id = Pattern.compile(pattern);
            assertThat(words.stream().filter(word -> id.matcher(word).find()))
                    .as(pattern)
                    .isEmpty();
        });
    }
}

package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Spelling;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what is no word is read as another one, and whoever wrote it is told. */
class SpellingTest {
    private final Catalogue catalogue = AllTools.catalogue();
    private final Knowledge knowledge = new Knowledge(catalogue);
    private final Spelling spelling = new Spelling(knowledge.words(), knowledge.names());
    private final Planning planning = new Planning(catalogue);

    private Spelling.Read read(String text) {
        return spelling.read(Scanner.scan(text));
    }

    @Test
    void no_common_word_is_read_as_another() {
        List<String> words = CommonWords.all();
        assertThat(words).hasSizeGreaterThan(9_000);
        Stream<String> capital =
                words.stream().map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        assertThat(Stream.concat(words.stream(), capital)
                        .filter(word -> !read(word).corrections().isEmpty())
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strip slick stack discard nation liner wish width thin massage weak mourning theme summery toddy sundry",
                "disaccord they them summarizer forms leads drift drives noting notation linen strike stride githubs lineal pays",
                "Augusta Mondale Martin Linnea Marcel"
            })
    void a_word_of_english_stays(String words) {
        assertThat(read(words).corrections()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "githb,github",
        "slakc,slack",
        "Dicsord,discord",
        "notoin,notion",
        "mesage,message",
        "custmer,customer",
        "evry,every",
        "wensday,wednesday",
        "teusday,tuesday",
        "tommorow,tomorrow",
        "teh,the",
        "gh,github"
    })
    void a_word_is_read_as_the_word_that_it_is_nearest_to(String written, String read) {
        Spelling.Read spelled = read(written);
        assertThat(spelled.tokens().word(0)).isEqualTo(read);
        assertThat(spelled.notes()).containsExactly("“" + written + "” is read as “" + read + "”.");
    }

    @ParameterizedTest
    @CsvSource({"pls,please", "msgs,messages", "mins,minutes", "tmrw,tomorrow"})
    void what_is_only_written_shorter_needs_no_telling(String written, String read) {
        Spelling.Read spelled = read(written);
        assertThat(spelled.tokens().word(0)).isEqualTo(read);
        assertThat(spelled.notes()).isEmpty();
    }

    @Test
    void briefs_that_are_spelled_right_stay_as_they_are() {
        for (String file : List.of("briefs-tuned.txt", "briefs-flows.txt", "briefs-flows-held-out.txt")) {
            for (BriefFile.Case one : BriefFile.read(file)) {
                Tokens tokens = Scanner.scan(one.brief());
                Tokens read = spelling.read(tokens).tokens();
                for (int i = 0; i < tokens.size(); i++) {
                    String word = tokens.word(i);
                    assertThat(read.word(i)).as(one.brief()).isEqualTo(word.equals("mins") ? "minutes" : word);
                }
            }
        }
    }

    @Test
    void a_plan_tells_what_it_took_for_misspelled_once_each() {
        assertThat(planning.plan(
                                "Get new isues of acme/api from githb and post them to #dev on slakc, githb isues alone")
                        .assumptions())
                .containsOnlyOnce(
                        "“isues” is read as “issues”.", "“githb” is read as “github”.", "“slakc” is read as “slack”.");
    }

    @Test
    void a_schedule_tells_what_it_took_for_misspelled() throws Unsayable {
        Timing timing = new ScheduleReader().phrase("evry mondy at 9").orElseThrow();
        assertThat(timing.cron()).isEqualTo("0 9 * * 1");
        assertThat(timing.assumptions()).contains("“evry” is read as “every”.", "“mondy” is read as “monday”.");
    }
}

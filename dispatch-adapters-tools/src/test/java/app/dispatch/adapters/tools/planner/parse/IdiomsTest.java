package app.dispatch.adapters.tools.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdiomsTest {
    private static final Knowledge KNOWLEDGE = new Knowledge(AllTools.catalogue());

    private static String read(String brief) {
        Tokens plain = Idioms.read(Scanner.scan(brief), KNOWLEDGE);
        return IntStream.range(0, plain.size()).mapToObj(plain::word).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "have a look at the mails, look at the mails",
        "share Budget from my Drive with bob@example.com, share the file budget from my drive with bob@example.com",
        "send what is on the page Standup to #dev, send the content of the page standup to #dev",
        "put hello at the end of the page Roadmap, append hello to the page roadmap",
        "assign bob to issue 7, assign issue 7 to bob",
        "make ENG-2 urgent, set eng-2 to urgent",
    })
    void what_is_an_idiom_is_read_as_plain_words(String brief, String plain) {
        assertThat(read(brief)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "tell me what is on the agenda",
        "share Congratulations in #dev",
        "share Budget",
        "list the events at the end of the month",
        "assign it to bob",
    })
    void what_only_begins_like_one_stays(String brief) {
        assertThat(read(brief)).isEqualToIgnoringCase(brief);
    }
}

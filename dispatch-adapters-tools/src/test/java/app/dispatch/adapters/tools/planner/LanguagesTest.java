package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.planner.language.Language;
import app.dispatch.adapters.tools.planner.language.Languages;
import app.dispatch.adapters.tools.planner.language.Reading;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.compose.Brief;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    /** Of the held-out briefs of each language, read as they should be. */
    private static final Map<Language, Integer> HELD_OUT_MET = Map.of(
            Language.GERMAN, 10,
            Language.SPANISH, 9,
            Language.FRENCH, 9,
            Language.ITALIAN, 3,
            Language.PORTUGUESE, 4,
            Language.DUTCH, 4,
            Language.CHINESE, 5,
            Language.JAPANESE, 6);

    /** Words that two good readings of a brief may differ in. */
    private static final Set<String> SMALL = Set.of(
            "a", "an", "the", "of", "in", "on", "at", "to", "it", "them", "please", "then", "and", "that", "is", "are");

    private static final Duration MOST = Duration.ofSeconds(1);

    private final Languages languages = new Languages();

    @TestFactory
    Stream<DynamicTest> a_brief_is_read_as_the_english_below_it() {
        return HELD_OUT_MET.keySet().stream()
                .flatMap(language -> BriefFile.read("language/briefs-" + language.id() + ".txt").stream()
                        .map(one -> DynamicTest.dynamicTest(one.brief(), () -> {
                            Reading reading = languages.english(one.brief());
                            assertThat(reading.language()).isEqualTo(language);
                            assertThat(reading.confident())
                                    .as("%s", reading.unknown())
                                    .isTrue();
                            assertThat(words(reading.english()))
                                    .as(reading.english())
                                    .isEqualTo(words(one.expected().getFirst()));
                        })));
    }

    @Test
    void briefs_that_nothing_was_adjusted_to_are_read_as_well(TestReporter reporter) {
        HELD_OUT_MET.forEach((language, most) -> {
            List<BriefFile.Case> all = BriefFile.read("language/held-out-" + language.id() + ".txt");
            long met = all.stream().filter(one -> met(language, one)).count();
            reporter.publishEntry("held out, " + language.title(), met + " of " + all.size());
            assertThat(met).as(language.title()).isGreaterThanOrEqualTo(most);
        });
    }

    private boolean met(Language language, BriefFile.Case one) {
        Reading reading = languages.english(one.brief());
        return reading.language() == language
                && reading.confident()
                && words(reading.english()).equals(words(one.expected().getFirst()));
    }

    /** The words of a text that carry its meaning, in order. */
    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT)
                        .replace(":00", "")
                        .replaceAll("'s\\b", "")
                        .split("\\s+"))
                .map(word -> word.replaceAll("^[(,;:.!?]+|[),;:.!?]+$", ""))
                .filter(word -> !word.isEmpty() && !SMALL.contains(word))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "briefs-tuned.txt",
                "briefs-held-out.txt",
                "briefs-other-tools.txt",
                "briefs-all-tools.txt",
                "briefs-flows.txt",
                "briefs-flows-held-out.txt"
            })
    void an_english_brief_comes_back_untouched(String file) {
        for (BriefFile.Case one : BriefFile.read(file)) {
            assertEnglish(one.brief());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Translate \"Guten Morgen, wie geht es dir?\" to English",
                "Translate Guten Morgen to English and post it to #dev",
                "Send „Bis morgen, und vielen Dank für die Hilfe“ to #team",
                "Post \"毎朝9時にGmailの未読メールを要約して\" to #dev",
                "Email Jürgen Müller and José about the Fête de la Musique",
                "Search Gmail for 领带 and send the results to #dev",
                "Ping #büro",
                "lorem ipsum dolor sit amet",
                "",
                "#dev",
                "Water the plants and tell me"
            })
    void names_and_quotes_of_other_languages_leave_a_brief_english(String brief) {
        assertEnglish(brief);
    }

    private void assertEnglish(String brief) {
        Tokens tokens = Scanner.scan(brief);
        Reading reading = languages.english(tokens);
        assertThat(reading.language()).as(brief).isEqualTo(Language.ENGLISH);
        assertThat(reading.tokens()).isSameAs(tokens);
        assertThat(reading.english()).isSameAs(brief);
        assertThat(reading.trouble()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Russian|Каждый понедельник в 9 отправляй мне сводку непрочитанных писем в Slack",
                "Arabic|كل يوم اثنين في التاسعة لخص رسائلي غير المقروءة وأرسلها إلى Slack",
                "Korean|매주 월요일 9시에 읽지 않은 이메일을 요약해서 Slack으로 보내줘",
                "Hindi|हर सोमवार 9 बजे मेरे अपठित ईमेल का सारांश Slack पर भेजो",
                "Polish|W każdy poniedziałek o 9 podsumuj moje nieprzeczytane wiadomości i wyślij je na Slack",
                "Turkish|Her pazartesi saat 9'da okunmamış e-postaları özetle ve bana gönder",
            })
    void other_languages_are_refused_by_name(String language, String brief) {
        Reading reading = languages.english(brief);
        assertThat(reading.language().title()).isEqualTo(language);
        assertThat(reading.confident()).isFalse();
        assertThat(reading.english()).isEqualTo(brief);
        assertThat(reading.trouble().orElseThrow()).contains(language, "English, German", "and Japanese");
    }

    @Test
    void a_brief_with_three_unknown_words_of_ten_is_read_and_with_four_of_eleven_is_not() {
        String known = "Jeden Montag sende neue Rechnungen und offene Aufgaben per Slack und ";
        Reading read = languages.english(known + "Blorp Zwack Knuff");
        assertThat(read.unknown()).containsExactly("Blorp", "Zwack", "Knuff");
        assertThat(read.confident()).isTrue();
        Reading unsure = languages.english(known + "Blorp Zwack Knuff Grumpf");
        assertThat(unsure.confident()).isFalse();
        assertThat(unsure.trouble().orElseThrow()).contains("German", "“Blorp”, “Zwack”, “Knuff”, “Grumpf”");
    }

    @Test
    void a_brief_that_says_nothing_to_do_is_not_read() {
        assertThat(languages
                        .english("die neuen Rechnungen und der Kalender")
                        .trouble()
                        .orElseThrow())
                .contains("nothing to do");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Sende „Bis {{ morgen }} und dann“ an #büro-süd und an ana@example.com|\"Bis {{ morgen }} und dann\"|#büro-süd|ana@example.com",
                "Publie « Bonjour à tous » sur https://a.example.com/le?x=un&y=des et dans acme/les-api|\"Bonjour à tous\"|https://a.example.com/le?x=un&y=des|acme/les-api",
                "Envía {\"y\": \"hola\"} a https://a.example.com/y con el archivo informe.csv|{\"y\": \"hola\"}|https://a.example.com/y|informe.csv",
                "把「早上好」发送到#team，再发到https://a.example.com/x。|\"早上好\"|#team|https://a.example.com/x",
            })
    void what_is_quoted_or_named_stays_as_it_is(String brief, String first, String second, String third) {
        Reading reading = languages.english(brief);
        assertThat(reading.translated()).isTrue();
        assertThat(reading.english()).containsSubsequence(first, second, third);
    }

    @Test
    void english_tokens_stand_where_the_words_of_the_brief_do() {
        String brief = "Fasse meine ungelesenen E-Mails zusammen und schick sie an #team";
        Tokens tokens = languages.english(brief).tokens();
        assertThat(tokens.word(0)).isEqualTo("summarize");
        assertThat(tokens.word(2)).isEqualTo("unread");
        assertThat(tokens.text()).isEqualTo(brief);
        assertThat(tokens.slice(1, 4).written()).isEqualTo("meine ungelesenen E-Mails");
        assertThat(tokens.slice(5, 9).written()).isEqualTo("schick sie an #team");
    }

    @Test
    void words_that_english_puts_elsewhere_are_told_in_the_order_of_the_brief() {
        Tokens tokens =
                languages.english("die neuen Rechnungen an #dev schicken").tokens();
        assertThat(tokens.word(0)).isEqualTo("send");
        assertThat(tokens.written()).isEqualTo("die neuen Rechnungen an #dev schicken");
    }

    @Test
    void a_token_stands_within_the_brief_and_seldom_where_another_does() {
        for (Language language : HELD_OUT_MET.keySet()) {
            for (BriefFile.Case one : BriefFile.read("language/briefs-" + language.id() + ".txt")) {
                Tokens tokens = languages.english(one.brief()).tokens();
                Set<Integer> starts = new HashSet<>();
                for (Token token : tokens.list()) {
                    assertThat(token.start()).isBetween(0, token.end());
                    assertThat(token.end()).isLessThanOrEqualTo(one.brief().length());
                    starts.add(token.start());
                }
                assertThat(starts.size() * 4).as(one.brief()).isGreaterThan(tokens.size() * 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "und schicke ",
                "fasse ",
                "die ",
                "Wenn ",
                "que me ",
                "de la ",
                "把",
                "的",
                "を",
                "毎日",
                "[",
                "\"",
                "«",
                "‘",
                " ‘a",
                "a.",
                "a-",
                "1 "
            })
    void the_longest_brief_is_read_soon(String again) {
        String brief = ("Jeden Tag und dann " + again.repeat(Brief.MOST_BYTES / again.length()))
                .substring(0, Brief.MOST_BYTES);
        languages.english(brief);
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long from = processor.getCurrentThreadCpuTime();
        languages.english(brief);
        assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - from)).isLessThan(MOST);
    }

    @Test
    void the_languages_that_are_read_are_listed() {
        assertThat(Language.readOnes())
                .isEqualTo("English, German, Spanish, French, Italian, Portuguese, Dutch, Chinese and Japanese");
        assertThat(Arrays.stream(Language.values()).filter(Language::read).collect(Collectors.toSet()))
                .containsAll(HELD_OUT_MET.keySet());
    }
}

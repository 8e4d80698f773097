package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans many briefs as people write them; {@code -Dcorpus.verbose=true} prints what fails of those to adjust to. */
class CorpusTest {
    /** Of {@code corpus-tuned.txt}, as expected at least. */
    private static final int TUNED_MET = 288;

    /** The same of {@code corpus-held-out.txt}. */
    private static final int HELD_OUT_MET = 109;

    @Test
    void briefs_to_adjust_to_become_what_is_expected() {
        CorpusScore score = score("corpus-tuned.txt", 300);
        if (Boolean.getBoolean("corpus.verbose")) {
            score.failures().forEach(System.out::println);
        }
        assertThat(score.met()).isGreaterThanOrEqualTo(TUNED_MET);
    }

    @Test
    void briefs_to_measure_with_become_what_is_expected() {
        assertThat(score("corpus-held-out.txt", 150).met()).isGreaterThanOrEqualTo(HELD_OUT_MET);
    }

    private static CorpusScore score(String file, int atLeast) {
        List<CorpusCase> cases = CorpusFile.read(file);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(atLeast);
        CorpusScore score = new CorpusScore(AllTools.catalogue());
        cases.forEach(score::add);
        System.out.println(file + "\n" + score.table());
        return score;
    }
}

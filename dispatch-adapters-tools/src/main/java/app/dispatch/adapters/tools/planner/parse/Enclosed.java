package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Enclosing;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A brief that speaks of files which go with something as if it spoke of that: "save the attachments of Bob's mail" as "get the
 * mail from Bob and save it", and of which files it speaks.
 *
 * @param files none where it speaks of none
 */
public record Enclosed(Tokens tokens, List<Files> files) {
    public Enclosed {
        files = List.copyOf(files);
    }

    /**
     * Files that something is done with.
     *
     * @param at where the word stands that stands for them now
     * @param several whether there may be any number of them
     * @param name the name that they have; "" for any
     * @param type the media type that they have; empty for any
     * @param beside whether what they go with goes along
     * @param unsure words that say which of them are meant, where that cannot be told; "" for none
     */
    public record Files(int at, boolean several, String name, Optional<Value> type, boolean beside, String unsure) {}

    /** A brief that speaks of no such files. */
    public static Enclosed none(Tokens tokens) {
        return new Enclosed(tokens, List.of());
    }

    /** The ways to read it, the likeliest first; none where it speaks of no such files. */
    public static List<Enclosed> read(Tokens tokens, Knowledge knowledge) {
        List<Enclosed> all = new ArrayList<>();
        for (Enclosing one : Enclosing.in(knowledge)) {
            for (boolean filed : List.of(false, true)) {
                Enclosed read = new EnclosedReader(tokens, knowledge, one, filed).read();
                if (!read.files().isEmpty()) {
                    all.add(read);
                }
            }
        }
        return List.copyOf(all);
    }
}

package app.dispatch.adapters.tools.planner.account;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;

/** What was understood of a brief and what was not; makes the refusal of one that cannot be planned whole. */
public final class Troubles {
    private static final int LONGEST = 200;

    private final List<String> understood = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    public void understood(String clause, String as) {
        understood.add("“" + shortened(clause) + "”: " + as);
    }

    /** A part that cannot be planned, why, and what to say instead. */
    public void add(String clause, String why) {
        texts.add(shortened(clause));
        hints.add(why);
    }

    /** The refusal with one more trouble. */
    public Refusal and(String clause, String why) {
        add(clause, why);
        return refusal();
    }

    public Refusal refusal() {
        String first = "“" + texts.getFirst() + "”: " + hints.getFirst();
        String more = texts.size() == 1 ? "" : " (and " + (texts.size() - 1) + " more)";
        Fields details = Fields.builder()
                .put("understood", Value.texts(understood))
                .put("notUnderstood", Value.texts(texts))
                .put("hint", String.join("; ", hints.stream().distinct().toList()))
                .build();
        return Refusal.of(ErrorCode.CANNOT_PLAN, "This brief cannot be planned. " + first + more, details);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}

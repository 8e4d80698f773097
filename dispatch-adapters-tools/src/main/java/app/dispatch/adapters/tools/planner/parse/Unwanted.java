package app.dispatch.adapters.tools.planner.parse;

import java.util.List;

/** "No AI, no mail": a sentence after others that only says what is not wanted. */
final class Unwanted implements SentenceForm {
    private final Forbidding forbidding;
    private final Findings findings;

    Unwanted(Forbidding forbidding, Findings findings) {
        this.forbidding = forbidding;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        List<Range> unwanted = findings.asks() ? forbidding.unwanted(from, to) : List.of();
        unwanted.forEach(findings::forbids);
        return unwanted.isEmpty() ? from : to;
    }
}

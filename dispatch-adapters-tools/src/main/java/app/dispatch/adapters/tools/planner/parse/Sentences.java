package app.dispatch.adapters.tools.planner.parse;

import java.util.List;

/** Reads the sentences of a brief, one after another. */
final class Sentences {
    private final Speech speech;
    private final Findings findings;
    private final Fillers fillers;
    private final Story story;
    private final Verbs verbs;
    private final LeadReader leads;
    private final List<SentenceForm> forms;
    private final Happening happening;
    private final Supposition supposition;
    private final SentenceClauses clauses;

    Sentences(
            Speech speech,
            Findings findings,
            Fillers fillers,
            Story story,
            Verbs verbs,
            LeadReader leads,
            List<SentenceForm> forms,
            Happening happening,
            Supposition supposition,
            SentenceClauses clauses) {
        this.speech = speech;
        this.findings = findings;
        this.fillers = fillers;
        this.story = story;
        this.verbs = verbs;
        this.leads = leads;
        this.forms = List.copyOf(forms);
        this.happening = happening;
        this.supposition = supposition;
        this.clauses = clauses;
    }

    /** Reads one sentence; {@code asks} where it ends with a question mark. */
    void read(int from, int to, boolean asks) {
        speech.begins();
        int at = fillers.skip(from, to);
        if (at >= to) {
            return;
        }
        findings.nextSentence();
        if (story.signsOff(from, to)) {
            findings.idle(new Range(from, to));
            return;
        }
        int told = story.aside(from, to);
        if (told < to) {
            findings.idle(new Range(told, to));
            read(from, told, false);
            return;
        }
        at = story.begins(at, to);
        if ((findings.asks() && story.warns(at, to)) || story.tells(at, to)) {
            findings.idle(new Range(from, to));
            return;
        }
        Lead lead = leads.read(at, to);
        at = lead.end();
        if (at < to && lead.under().isEmpty() && reads(at, to, asks)) {
            return;
        }
        verbs.hear(at);
        at = happening.read(at, to);
        verbs.hear(at);
        if (at < to) {
            order(at, to, lead, asks);
        } else if (!lead.waits()) {
            findings.idle(new Range(from, to));
        }
    }

    /** Reads a sentence that does not begin with what is to be done, and what follows it. */
    private boolean reads(int from, int to, boolean asks) {
        for (SentenceForm form : forms) {
            int end = form.read(from, to);
            if (end > from) {
                if (end < to) {
                    read(end, to, asks);
                }
                return true;
            }
        }
        return false;
    }

    private void order(int from, int to, Lead lead, boolean asks) {
        int begins = lead.under().isEmpty() ? supposition.found(from, to) : from;
        if (begins > from) {
            int trailing = supposition.trailing(to);
            clauses.read(begins, trailing, lead.under(supposition.found(trailing)), false);
            return;
        }
        boolean supposes =
                lead.under().isEmpty() && (asks ? supposition.keeps(from, to) : supposition.checks(from, to));
        if (!supposes) {
            clauses.read(from, to, lead.under(supposition.answer(lead.under())), asks);
        }
    }
}

package app.dispatch.adapters.tools.planner;

import app.dispatch.domain.error.Refusal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * How long briefs take to read, in the time that an ordinary one takes: a slow machine lengthens both. It is the processor's
 * time of the thread, which a busy machine does not lengthen.
 */
final class ReadingTime {
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
    private static final int TRIES = 3;
    private static final List<String> ORDINARY = List.of(
            "Every weekday at 9, list stale pull requests in acme/api and tell #dev",
            "When a Stripe payment fails, create a Linear issue in team ENG and message @ada on Slack",
            "Summarize my unread emails and post the summary to #inbox",
            "Get https://api.example.com/items and post its answer to https://api.example.com/copies",
            "If there are more than 5 open issues in acme/web, email bob@example.com the list");

    private final Planning planning;

    ReadingTime(Planning planning) {
        this.planning = planning;
    }

    /** As many ordinary briefs are read in the time that this one takes; the least of a few tries. */
    double of(String brief) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long ordinary = nanos(ORDINARY) / ORDINARY.size();
            least = Math.min(least, (double) nanos(List.of(brief)) / Math.max(1, ordinary));
        }
        return least;
    }

    private long nanos(List<String> briefs) {
        long from = PROCESSOR.getCurrentThreadCpuTime();
        for (String brief : briefs) {
            try {
                planning.unchecked(brief);
            } catch (Refusal refused) {
                continue; // it is read all the same
            }
        }
        return PROCESSOR.getCurrentThreadCpuTime() - from;
    }
}

package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads with what care steps are done: approvals, what a failure does, how often a call is tried. */
final class CareReader implements Reader {
    private static final Pattern ASK = Pattern.compile(
            "(?:ask|check with) (?:me|us)(?: (?:first|for (?:an? |my )?(?:approval|permission|ok|okay)))*(?: (?:before|prior to) (.*))?"
                    + "|(?:wait for|require|request|get|needs?|add|with|want) (?:an? |my |our |me to )?(?:approval|approve"
                    + "|confirmation|permission|ok|okay|go-ahead)(?: (?:first|before|for|of|to|step))*(?: (.*))?"
                    + "|let me (?:approve|confirm|check|review)(?: it| that| this| everything)?(?: first)?(?: before (.*))?");
    private static final Pattern UNASKED = Pattern.compile(
            "(?:don't|do not|stop|no need to|never) ask(?:ing)?(?: me| us)?(?: first| for (?:an? |my )?approval)*(?: before (.*))?"
                    + "|(?:without|no|drop|remove|skip) (?:an? |my |the |any )?approvals?(?: (?:for|of|before) (.*))?");
    private static final String FAILURE =
            "(?:errors?|fail\\w*|failures?|breaks?|broken|goes wrong|doesn't work|does not work|trouble)";
    private static final Pattern GO_ON = Pattern.compile(
            "(?:continue|go on|carry on|keep going|keep on|proceed)(?: anyway| even)*(?: (?:on|after|despite|if|when|in case of))"
                    + "(?: any| an| all)?(?: (.*?))??(?: step)? ?" + FAILURE
                    + "|ignore (?:all |any |the )?(?:errors?|failures?)(?: (?:of|in|from) (.*))?"
                    + "|(?:don't|do not|never) (?:stop|fail|abort|give up)(?: it| the run)?(?: on| if| when| at)(?: any| an)?(?: (.*?))??(?: step)? ?"
                    + FAILURE);
    private static final Pattern STOP = Pattern.compile(
            "(?:stop|fail|abort)(?: it| the run)?(?: on| if| when| at)(?: any| an| the first)?(?: (.*?))??(?: step)? ?"
                    + FAILURE);
    private static final Pattern RETRY = Pattern.compile(
            "(?:re-?try|try)(?: again)?(?: (.*?))??(?: up to| at most| max)? (\\d{1,3}|once|twice|three|four|five|ten)"
                    + "(?: times| attempts| x)?(?: (?:on|if|when|in case of) .*)?");
    private static final Pattern NO_RETRY = Pattern.compile(
            "(?:don't|do not|never) (?:re-?try|try again)(?: (.*))?|(?:no|without|drop the|remove the) retr(?:y|ies)(?: (?:of|for) (.*))?");
    private static final Pattern GENERAL = Pattern.compile(
            "(?:it|this|that|them|everything|anything|something|a|any|step|each|is|gets?|sent|posted|written|goes|out"
                    + "|send(?:s|ing)?|writ(?:es|ing)?|do(?:es|ing)?|runn?(?:s|ing)?|you|on|the|plan|write|one|there|s)");
    private static final Map<String, Integer> NUMBERS =
            Map.of("once", 2, "twice", 2, "three", 3, "four", 4, "five", 5, "ten", 10);

    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        String said = clause.written().toLowerCase(Locale.ROOT).replace('’', '\'');
        Optional<String> approval = approval(said, edit);
        return approval.isPresent() ? approval : rest(said, edit);
    }

    private static Optional<String> rest(String said, Edit edit) throws Unclear {
        Matcher on = GO_ON.matcher(said);
        if (on.matches()) {
            List<Step> which = which(group(on), edit.steps(), edit);
            edit.change(which, step -> step.on(OnError.CONTINUE));
            return Optional.of("go on after a failure of " + ids(which));
        }
        Matcher stop = STOP.matcher(said);
        if (stop.matches()) {
            List<Step> which = which(group(stop), edit.steps(), edit);
            edit.change(which, step -> step.on(OnError.FAIL));
            return Optional.of("stop at a failure of " + ids(which));
        }
        return retry(said, edit);
    }

    private static Optional<String> approval(String said, Edit edit) throws Unclear {
        Matcher unasked = UNASKED.matcher(said);
        if (unasked.matches()) {
            List<Step> which = which(group(unasked), edit.steps(), edit).stream()
                    .filter(step -> step.approval() != null)
                    .toList();
            edit.change(which, step -> step.withApproval(null));
            return Optional.of("no approval");
        }
        Matcher ask = ASK.matcher(said);
        if (!ask.matches()) {
            return Optional.empty();
        }
        if (edit.writing().isEmpty()) {
            throw new Unclear("no step of the plan changes anything outside; there is nothing to approve");
        }
        List<Step> which = which(group(ask), edit.writing(), edit).stream()
                .filter(step -> step.approval() == null)
                .toList();
        edit.change(which, step -> step.withApproval(new Approval(null, Approval.DEFAULT_EXPIRY)));
        return Optional.of("approval before " + ids(which));
    }

    private static Optional<String> retry(String said, Edit edit) throws Unclear {
        Matcher none = NO_RETRY.matcher(said);
        if (none.matches()) {
            List<Step> which = which(group(none), edit.steps(), edit);
            edit.change(which, step -> step.withRetry(attempts(step.retry(), 1)));
            return Optional.of("one attempt for " + ids(which));
        }
        Matcher retry = RETRY.matcher(said);
        if (!retry.matches()) {
            return Optional.empty();
        }
        String number = retry.group(2);
        int attempts =
                NUMBERS.containsKey(number) ? Objects.requireNonNull(NUMBERS.get(number)) : Integer.parseInt(number);
        if (attempts < 1 || attempts > RetryPolicy.MOST_ATTEMPTS) {
            throw new Unclear("a step is tried 1 to " + RetryPolicy.MOST_ATTEMPTS + " times");
        }
        String named = retry.group(1);
        boolean all = named == null || isGeneral(named);
        List<Step> safe = edit.steps().stream()
                .filter(step -> edit.op(step).effect().of(step.params()) != Effect.WRITE)
                .toList();
        List<Step> which = all ? safe : which(named, edit.steps(), edit);
        if (which.isEmpty()) {
            throw new Unclear("each step writes, and a repeated write may be done twice; name the step to repeat it");
        }
        if (all && safe.size() < edit.steps().size()) {
            edit.note("Steps that write are not tried again: a repeat could do it twice.");
        }
        edit.note("“" + said + "” is read as " + attempts + " attempts in all.");
        edit.change(which, step -> step.withRetry(attempts(step.retry(), attempts)));
        return Optional.of(attempts + " attempts for " + ids(which));
    }

    private static RetryPolicy attempts(@Nullable RetryPolicy old, int attempts) {
        return old == null
                ? RetryPolicy.attempts(attempts)
                : new RetryPolicy(attempts, old.initialDelay(), old.maxDelay(), old.multiplier());
    }

    private static @Nullable String group(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        return null;
    }

    private static boolean isGeneral(String words) {
        return words.isBlank()
                || List.of(words.strip().split("[^a-z]+")).stream()
                        .allMatch(
                                word -> word.isEmpty() || GENERAL.matcher(word).matches());
    }

    /** The steps that the words mean; all of them when they name none. */
    private static List<Step> which(@Nullable String words, List<Step> among, Edit edit) throws Unclear {
        if (words == null || isGeneral(words)) {
            return among;
        }
        List<Step> found = new StepFinder(edit).best(Scanner.scan(words), among);
        if (found.isEmpty()) {
            throw new Unclear("no step is “" + words + "”; the steps are " + edit.listed());
        }
        return found;
    }

    private static String ids(List<Step> steps) {
        return String.join(", ", steps.stream().map(step -> step.id().value()).toList());
    }
}

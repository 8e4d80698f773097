package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.wire.Draft;
import org.jspecify.annotations.Nullable;

/**
 * What a step gives to those after it.
 *
 * @param claim which of it is meant; null for what was made of something
 * @param called what people call it, such as "Open issues"
 */
record Given(Draft step, Operation operation, @Nullable Claim claim, String called) {

    String output() {
        return "steps." + step.id + ".output";
    }

    boolean isMade() {
        return operation.is(Operation.Kind.WORK);
    }

    boolean isCall() {
        return operation.is(Operation.Kind.CALL);
    }

    /** "in the thread": whether words name no more than this. */
    boolean isMeant(Claim words) {
        return !words.named
                && words.params.isEmpty()
                && words.lookups.isEmpty()
                && !words.cuts()
                && operation.things().contains(words.thing);
    }

    /** Whether it is a list, as far as anybody knows. */
    boolean lists() {
        return operation.lists();
    }

    /** What it is as a whole: the items that are meant, the text that was made, the answer of a call. */
    String whole() {
        if (isCall() && step.forEach != null) {
            return output() + ".map(one, default(one.json, one.body))";
        }
        if (isCall()) {
            String answer = "default(" + output() + ".json, " + output() + ".body)";
            return claim == null || !claim.cuts() ? answer : narrowed(output() + ".json");
        }
        if (lists()) {
            return narrowed(output() + "." + operation.list());
        }
        return operation.output().values().stream()
                .filter(one -> one.is("result", "content", "data"))
                .findFirst()
                .map(one -> output() + "." + one.name())
                .orElse(output());
    }

    /** The list that somebody goes through. */
    String list() {
        return isCall() && step.forEach == null ? narrowed(output() + ".json") : whole();
    }

    private String narrowed(String list) {
        if (claim == null) {
            return list;
        }
        String held = String.join(" && ", claim.filters);
        String narrowed = claim.filters.isEmpty() ? list : list + ".filter(thing, " + held + ")";
        if (claim.exactly().isPresent()) {
            String exactly = String.join(" && ", claim.exactly().get());
            narrowed = "(" + list + ".exists(thing, " + exactly + ") ? " + list + ".filter(thing, " + exactly + ") : "
                    + narrowed + ")";
        }
        if (!claim.order.isEmpty()) {
            boolean down = claim.order.endsWith(" desc");
            String key = down ? claim.order.substring(0, claim.order.length() - 5) : claim.order;
            narrowed += ".sortBy(thing, " + key + ")" + (down ? ".reverse()" : "");
        }
        if (claim.only) {
            return "only(" + narrowed + ")";
        }
        boolean cut = claim.count > 0
                && (!claim.filters.isEmpty()
                        || !claim.order.isEmpty()
                        || claim.skip > 0
                        || claim.operation.param("count").isEmpty());
        String size = "math.least(size(" + narrowed + "), ";
        String from = claim.skip > 0 ? size + claim.skip + ")" : "0";
        return cut ? narrowed + ".slice(" + from + ", " + size + (claim.skip + claim.count) + "))" : narrowed;
    }

    /** Whether there is something, where that can be asked. */
    String some() {
        return lists() && (claim == null || !claim.only) ? "size(" + whole() + ") > 0" : "";
    }
}

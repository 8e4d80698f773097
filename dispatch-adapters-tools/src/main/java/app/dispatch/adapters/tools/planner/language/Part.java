package app.dispatch.adapters.tools.planner.language;

import java.util.Set;

/**
 * A piece of a brief and its English.
 *
 * @param english "" when English has no word for it
 * @param source as it is written, in lower case
 * @param start where it stands in the brief
 * @param end where it ends there
 */
record Part(String english, Role role, String source, int start, int end) {
    boolean is(Role... roles) {
        for (Role one : roles) {
            if (role == one) {
                return true;
            }
        }
        return false;
    }

    boolean says(String... words) {
        return Set.of(words).contains(english);
    }

    Part as(String other) {
        return new Part(other, role, source, start, end);
    }

    Part as(String other, Role otherRole) {
        return new Part(other, otherRole, source, start, end);
    }

    /** A word that English needs and the brief has not, at the place of this part. */
    Part beside(String word, Role added) {
        return new Part(word, added, "", end, end);
    }

    boolean starts(String beginning) {
        return role == Role.LITERAL && source.startsWith(beginning);
    }

    boolean mail() {
        return role == Role.LITERAL && source.indexOf('@') > 0;
    }
}

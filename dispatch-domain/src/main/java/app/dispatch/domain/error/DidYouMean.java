package app.dispatch.domain.error;

import java.util.Collection;
import java.util.Locale;

/** Suggests the known name nearest to an unknown one, by edit distance. */
public final class DidYouMean {
    private DidYouMean() {}

    /**
     * A sentence such as {@code " (did you mean `post_message`?)"}, with a leading space; empty when no known name is
     * near: at most a third of the letters may differ, or one is a part of the other.
     */
    public static String hint(String unknown, Collection<String> known) {
        String wanted = unknown.toLowerCase(Locale.ROOT);
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            String candidate = name.toLowerCase(Locale.ROOT);
            int distance = distance(wanted, candidate);
            // Among equally near ones the first by name, whatever the order of the collection.
            boolean nearer = distance < least || (distance == least && name.compareTo(nearest) < 0);
            if (nearer && isNear(wanted, candidate, distance)) {
                nearest = name;
                least = distance;
            }
        }
        return nearest.isEmpty() ? "" : " (did you mean `" + nearest + "`?)";
    }

    private static boolean isNear(String wanted, String name, int distance) {
        int longest = Math.max(wanted.length(), name.length());
        boolean part = wanted.length() >= 3 && (name.contains(wanted) || wanted.contains(name));
        return part || (distance <= Math.max(1, longest / 3) && distance < longest);
    }

    /** Levenshtein distance with swaps of neighbours counted once. */
    private static int distance(String a, String b) {
        if (a.length() > 100 || b.length() > 100) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

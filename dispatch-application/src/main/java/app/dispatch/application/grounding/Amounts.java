package app.dispatch.application.grounding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Compares amounts of money: "$20" is 20, or 2000 in cents. */
final class Amounts {
    private static final Set<String> FACTORS = Set.of("0", "1", "10", "100", "1000");
    private static final BigDecimal CENTS = BigDecimal.valueOf(100);

    private Amounts() {}

    /**
     * Whether an amount is one of those that were said.
     *
     * @param computed whether it is a number in an expression, where it may be what another is multiplied by
     */
    static boolean isSaid(String number, List<String> said, boolean computed) {
        if (computed && FACTORS.contains(number)) {
            return true;
        }
        try {
            BigDecimal amount = new BigDecimal(number.strip());
            return said.stream()
                    .map(BigDecimal::new)
                    .anyMatch(one ->
                            one.compareTo(amount) == 0 || one.multiply(CENTS).compareTo(amount) == 0);
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}

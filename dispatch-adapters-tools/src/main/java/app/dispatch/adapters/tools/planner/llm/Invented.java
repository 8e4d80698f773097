package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.plan.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds whom and what a plan reaches that nobody named: hosts, mail addresses, channels that do not stand in the brief. */
final class Invented {
    private static final int MOST = 10;

    private static final Pattern NAMES = Pattern.compile(
            "https?://(?<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252})|(?<mail>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,252}\\.[A-Za-z]{2,24})"
                    + "|\"(?<channel>#[A-Za-z][\\w-]{0,79})\"");

    private Invented() {}

    /** A sentence for each. */
    static List<String> in(Plan plan, Brief brief) {
        String said = (brief.input()
                        + brief.current()
                                .map(current -> Json.write(PlanJson.write(current)))
                                .orElse(""))
                .toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        plan.steps().forEach(step -> {
            Matcher name = NAMES.matcher(Json.write(step.params()));
            while (name.find()) {
                String one = named(name);
                if (!said.contains(one.toLowerCase(Locale.ROOT))) {
                    found.add(one);
                }
            }
        });
        return found.stream()
                .limit(MOST)
                .map(one -> "`" + one + "` does not stand in the brief; the planner chose it.")
                .toList();
    }

    private static String named(Matcher name) {
        if (name.group("host") != null) {
            return name.group("host");
        }
        return name.group("mail") != null ? name.group("mail") : name.group("channel");
    }
}

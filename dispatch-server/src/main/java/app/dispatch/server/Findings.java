package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a look at a server's settings found, a line each. */
final class Findings {
    /** How it is with one of them. */
    enum Level {
        OK("✓"),
        /** No mistake, or none that is certain. */
        NOTE("!"),
        WRONG("✗");

        private final String sign;

        Level(String sign) {
            this.sign = sign;
        }
    }

    /**
     * One of them.
     *
     * @param check what was looked at
     * @param says what is the matter and, where it is not well, what to do
     */
    record Finding(Level level, String check, String says) {
        static Finding ok(String check, String says) {
            return new Finding(Level.OK, check, says);
        }

        static Finding note(String check, String says) {
            return new Finding(Level.NOTE, check, says);
        }

        static Finding wrong(String check, String says) {
            return new Finding(Level.WRONG, check, says);
        }
    }

    private final List<Finding> found = new ArrayList<>();

    void add(Finding finding) {
        found.add(finding);
    }

    boolean isWell() {
        return found.stream().noneMatch(each -> each.level() == Level.WRONG);
    }

    /** For people. */
    void show(PrintStream out) {
        found.forEach(each -> out.println(each.level().sign + " " + each.check() + ": " + each.says()));
    }

    /** For programs. */
    void showJson(PrintStream out) {
        List<Value> checks = new ArrayList<>();
        found.forEach(each -> checks.add(Fields.builder()
                .put("check", each.check())
                .put("ok", each.level() != Level.WRONG)
                .put("level", each.level().name().toLowerCase(Locale.ROOT))
                .put("says", each.says())
                .build()));
        out.println(Json.pretty(Fields.builder()
                .put("ok", isWell())
                .put("checks", Value.of(checks))
                .build()));
    }
}

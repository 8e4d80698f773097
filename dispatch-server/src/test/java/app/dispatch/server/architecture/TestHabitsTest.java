package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What tests do not do: let time pass instead of waiting for something, answer in the place of a real part, and change what the
 * tests that run beside them have in common.
 */
class TestHabitsTest {
    private static final String LETS_TIME_PASS =
            "Thread\\.sleep|onSpinWait|parkNanos|parkUntil|TimeUnit\\.\\w+\\.sleep";
    private static final String STANDS_IN = "newProxyInstance";
    private static final String CHANGES_THE_JVM =
            "System\\.(set(Property|Properties|Out|Err|In)|clearProperty)\\(|(Locale|TimeZone)\\.setDefault\\(";

    /** The files that may do it all the same, and why. */
    private static final Map<String, String> MAY_LET_TIME_PASS = Map.ofEntries(
            Map.entry("application/Eventually.java", "the one wait for what tells nobody that it has come about"),
            Map.entry("application/cpu/CpuPoolTest.java", "uses up processor time, which is what is measured"),
            Map.entry("persistence/InterruptTest.java", "interrupts at a pace; nothing waits for it"),
            Map.entry("persistence/StoreBench.java", "measures for a while"),
            Map.entry("server/KillPoint.java", "another process, which ends while a call is under way"),
            Map.entry("server/chaos/Chaos.java", "faults and load in real time, against processes"),
            Map.entry("server/chaos/Checker.java", "faults and load in real time, against processes"),
            Map.entry("server/chaos/Faults.java", "faults and load in real time, against processes"),
            Map.entry("server/chaos/Load.java", "faults and load in real time, against processes"),
            Map.entry("server/chaos/RecordingUpstream.java", "a vendor that takes its time, as asked"),
            Map.entry("server/chaos/Watchers.java", "faults and load in real time, against processes"),
            Map.entry("server/chaos/Wire.java", "faults and load in real time, against processes"),
            Map.entry("server/fairness/Foe.java", "users at a pace, in real time, against a process"),
            Map.entry("server/fairness/GoodUser.java", "users at a pace, in real time, against a process"),
            Map.entry("server/fairness/Names.java", "a name server that does not answer for a while"),
            Map.entry("server/fairness/SlowConnections.java", "users at a pace, in real time, against a process"),
            Map.entry("server/fairness/Trial.java", "users at a pace, in real time, against a process"));

    private static final Map<String, String> MAY_STAND_IN =
            Map.of("application/Around.java", "passes every call on to the real part");

    @Test
    void tests_wait_for_something_and_not_for_a_time() {
        assertThat(filesWith(LETS_TIME_PASS)).containsExactlyElementsOf(new TreeSet<>(MAY_LET_TIME_PASS.keySet()));
    }

    @Test
    void tests_use_real_parts() {
        assertThat(filesWith(STANDS_IN)).containsExactlyElementsOf(new TreeSet<>(MAY_STAND_IN.keySet()));
    }

    @Test
    void tests_leave_what_they_share_as_it_is() {
        assertThat(filesWith(CHANGES_THE_JVM)).isEmpty();
    }

    /** The files of tests in which that stands, from the module's last word on. */
    private static List<String> filesWith(String what) {
        Pattern pattern = Pattern.compile(what);
        TreeSet<String> found = new TreeSet<>();
        for (var file : Sources.ofAllTests()) {
            String name = file.toString().replaceAll(".*/app/dispatch/(adapters/)?", "");
            if (!name.endsWith("TestHabitsTest.java")
                    && pattern.matcher(Sources.read(file)).find()) {
                found.add(name);
            }
        }
        return new ArrayList<>(found);
    }
}

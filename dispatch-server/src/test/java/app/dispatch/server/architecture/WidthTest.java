package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What takes more parts than a reader can hold at once is made of parts that have names. */
class WidthTest {
    private static final int MOST = 10;

    /** Wider all the same, and why. A new entry needs a reason; one that is not needed any more has to go. */
    private static final Map<String, String> WIDER = Map.of(
            "app.dispatch.domain.plan.Plan", "stored as it is: a component for each member of its JSON",
            "app.dispatch.domain.plan.Step", "stored as it is: a component for each member of its JSON");

    @Test
    void no_record_and_no_constructor_is_wider_than_ten() {
        Map<String, Integer> wide = new TreeMap<>();
        for (JavaClass type : Module.allClasses()) {
            if (type.isAnonymousClass() || type.isLocalClass()) {
                continue; // has what it sees around it besides
            }
            int most = type.getConstructors().stream()
                    .mapToInt(WidthTest::width)
                    .max()
                    .orElse(0);
            if (most > MOST) {
                wide.put(type.getName(), most);
            }
        }
        assertThat(wide.keySet()).as(wide.toString()).isEqualTo(WIDER.keySet());
    }

    /** An enum's constructor has the constant's name and number before what the source says. */
    private static int width(JavaConstructor constructor) {
        return constructor.getRawParameterTypes().size()
                - (constructor.getOwner().isEnum() ? 2 : 0);
    }
}

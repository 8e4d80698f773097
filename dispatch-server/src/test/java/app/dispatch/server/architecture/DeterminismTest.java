package app.dispatch.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a class does follows from what it is given. */
class DeterminismTest {
    /** What reads the clock or draws at random by itself. */
    private static final Set<String> SOURCES = Set.of(
            "java.lang.Math.random()",
            "java.lang.System.currentTimeMillis()",
            "java.security.SecureRandom.<init>()",
            "java.time.Clock.system(java.time.ZoneId)",
            "java.time.Clock.systemDefaultZone()",
            "java.time.Clock.systemUTC()",
            "java.time.Instant.now()",
            "java.time.InstantSource.system()",
            "java.time.LocalDate.now()",
            "java.time.LocalDate.now(java.time.ZoneId)",
            "java.time.LocalDateTime.now()",
            "java.time.LocalDateTime.now(java.time.ZoneId)",
            "java.time.OffsetDateTime.now()",
            "java.time.OffsetDateTime.now(java.time.ZoneId)",
            "java.time.ZonedDateTime.now()",
            "java.time.ZonedDateTime.now(java.time.ZoneId)",
            "java.util.Date.<init>()",
            "java.util.Random.<init>()",
            "java.util.UUID.randomUUID()",
            "java.util.concurrent.ThreadLocalRandom.current()");

    /** The classes that get hold of them, to hand them to everybody else; an embedder starts from the last three. */
    private static final Set<String> COMPOSITION = Set.of(
            "app.dispatch.server.Main",
            "app.dispatch.server.Composition",
            "app.dispatch.application.Outside",
            "app.dispatch.client.RemoteDispatch",
            "app.dispatch.adapters.persistence.LastingOutside");

    @Test
    void time_ids_and_randomness_come_from_the_composition() {
        assertThat(Module.SERVER.classes())
                .as("what reads the clock for everybody")
                .anyMatch(type -> type.getAccessesFromSelf().stream().anyMatch(DeterminismTest::isSource));
        noClasses()
                .that(describe("are not of the composition", type -> !isOfTheComposition(type)))
                .should()
                .accessTargetWhere(describe("reads the clock or draws at random", DeterminismTest::isSource))
                .check(Module.allClasses());
    }

    private static boolean isOfTheComposition(JavaClass type) {
        return COMPOSITION.contains(type.getName());
    }

    private static boolean isSource(JavaAccess<?> access) {
        return SOURCES.contains(access.getTarget().getFullName());
    }

    @Test
    void there_is_no_static_state() {
        fields().that().areStatic().should().beFinal().check(Module.allClasses());
    }

    @Test
    void no_thread_has_state_of_its_own() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(Module.allClasses());
    }
}

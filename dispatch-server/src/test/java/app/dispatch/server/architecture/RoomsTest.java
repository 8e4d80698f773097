package app.dispatch.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The packages inside a feature: arrows go down the list of its rooms only. */
class RoomsTest {
    private static final String RUN = Module.APPLICATION.root() + ".run";

    /** What one may ask of runs; which runs this process has; one run, from its journal to its end; where it is kept. */
    private static final List<String> ROOMS_OF_RUN = List.of(RUN, RUN + ".node", RUN + ".engine", RUN + ".store");

    @Test
    void no_arrow_climbs_among_the_rooms_of_runs() {
        for (int below = 1; below < ROOMS_OF_RUN.size(); below++) {
            String room = ROOMS_OF_RUN.get(below);
            assertThat(Module.APPLICATION.classes().that(resideInAPackage(room)))
                    .hasSizeGreaterThan(8);
            for (String above : ROOMS_OF_RUN.subList(0, below)) {
                noClasses()
                        .that()
                        .resideInAPackage(room)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(above)
                        .check(Module.allClasses());
            }
        }
    }

    @Test
    void the_engine_is_seen_by_the_rooms_of_runs_alone() {
        noClasses()
                .that(resideOutsideOfPackage(RUN + ".."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RUN + ".engine")
                .check(Module.allClasses());
    }

    @Test
    void what_every_database_is_knows_none_of_them_and_the_log_knows_no_tables() {
        String root = Module.PERSISTENCE.root();
        seesNothingOf(root + ".sql", root, root + ".h2", root + ".postgres", root + ".run..");
        seesNothingOf(root + ".h2", root, root + ".postgres", root + ".run..");
        seesNothingOf(root + ".postgres", root, root + ".h2", root + ".run..");
        seesNothingOf(root + ".run.log", root + ".run");
    }

    private static void seesNothingOf(String room, String... others) {
        assertThat(Module.PERSISTENCE.classes().that(resideInAPackage(room))).hasSizeGreaterThan(3);
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(Module.allClasses());
    }
}

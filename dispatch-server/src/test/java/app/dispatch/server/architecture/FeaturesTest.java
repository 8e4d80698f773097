package app.dispatch.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeaturesTest {
    /** A module's root package wires its features, so it is no feature itself. */
    @ParameterizedTest
    @EnumSource(names = "SERVER", mode = EnumSource.Mode.EXCLUDE)
    void features_are_free_of_cycles(Module module) {
        slices().matching(module.root() + ".(*)..").should().beFreeOfCycles().check(module.classes());
    }

    @Test
    void a_name_is_a_role() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)")
                .orShould()
                .haveNameMatching(".*[.$](Base|Abstract)[A-Z].*")
                .check(Module.allClasses());
    }
}

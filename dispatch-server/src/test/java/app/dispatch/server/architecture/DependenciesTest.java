package app.dispatch.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DependenciesTest {
    @Test
    void the_application_depends_inward_only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        packages(Module.HTTP, Module.CLIENT, Module.PERSISTENCE, Module.TOOLS, Module.SERVER))
                .check(Module.APPLICATION.classes());
    }

    @Test
    void the_domain_sees_only_the_jdk_and_jspecify() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", Module.DOMAIN.packages())
                .check(Module.DOMAIN.classes());
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "CLIENT", "PERSISTENCE", "TOOLS"})
    void an_adapter_sees_neither_the_server_nor_another_adapter(Module adapter) {
        Module[] others = Stream.of(Module.HTTP, Module.CLIENT, Module.PERSISTENCE, Module.TOOLS, Module.SERVER)
                .filter(module -> module != adapter)
                .toArray(Module[]::new);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others))
                .check(adapter.classes());
    }

    private static String[] packages(Module... modules) {
        return Stream.of(modules).map(Module::packages).toArray(String[]::new);
    }
}

package app.dispatch.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;

class ForbiddenTest {
    @Test
    void no_process_is_started_and_no_script_is_run() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javax.script..")
                .check(Module.allClasses());
    }

    @Test
    void nothing_is_read_from_serialized_objects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(Module.allClasses());
    }

    /** Records of embedding programs tell by it what they are made of. */
    @Test
    void there_is_no_reflection_but_on_records_of_embedders() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("app.dispatch.application.tool.JavaTypes")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .check(Module.allClasses());
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Module.SERVER.packages())
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(Module.allClasses());
    }
}

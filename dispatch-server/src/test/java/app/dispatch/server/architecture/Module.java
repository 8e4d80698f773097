package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** A module of Dispatch, with the number of classes below which a rule cannot have seen all of it. */
enum Module {
    DOMAIN("app.dispatch.domain", 60),
    APPLICATION("app.dispatch.application", 60),
    HTTP("app.dispatch.adapters.http", 20),
    CLIENT("app.dispatch.client", 10),
    PERSISTENCE("app.dispatch.adapters.persistence", 10),
    TOOLS("app.dispatch.adapters.tools", 20),
    SERVER("app.dispatch.server", 5);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("app.dispatch");

    private final String root;
    private final int least;

    Module(String root, int least) {
        this.root = root;
        this.least = least;
    }

    String root() {
        return root;
    }

    /** The module's packages, as ArchUnit's patterns name them. */
    String packages() {
        return root + "..";
    }

    boolean holds(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The classes of this module, after asserting that they are there. */
    JavaClasses classes() {
        JavaClasses mine = CLASSES.that(DescribedPredicate.describe("in " + root, this::holds));
        assertThat(mine.size()).as("classes seen in %s", root).isGreaterThanOrEqualTo(least);
        return mine;
    }

    /** The classes of all modules, after asserting that each module is there and that there is nothing else. */
    static JavaClasses allClasses() {
        int sum =
                Stream.of(values()).mapToInt(module -> module.classes().size()).sum();
        assertThat(CLASSES.size()).as("classes outside the modules' packages").isEqualTo(sum);
        return CLASSES;
    }
}

package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackagesTest {
    @ParameterizedTest
    @EnumSource
    void every_package_is_null_marked(Module module) {
        Set<JavaPackage> packages =
                module.classes().stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages)
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked on %s", each.getName())
                        .isTrue());
    }
}

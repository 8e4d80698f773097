package app.dispatch.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each library has one home: nobody else sees it, so that it can be replaced there. */
class LibrariesTest {
    record Home(String library, List<String> packages, List<String> homes) {}

    static List<Home> homes() {
        return List.of(
                new Home(
                        "Jackson",
                        List.of("com.fasterxml.jackson..", "tools.jackson.."),
                        List.of("app.dispatch.application.json..")),
                new Home("RE2", List.of("com.google.re2j.."), List.of("app.dispatch.application.regex..")),
                new Home("CEL", List.of("dev.cel.."), List.of("app.dispatch.application.expression..")),
                new Home("Bouncy Castle", List.of("org.bouncycastle.."), List.of("app.dispatch.application.account..")),
                new Home(
                        "JDBC",
                        List.of(
                                "org.jdbi..",
                                "java.sql..",
                                "javax.sql..",
                                "org.h2..",
                                "org.postgresql..",
                                "com.zaxxer..",
                                "org.flywaydb.."),
                        List.of(Module.PERSISTENCE.packages())),
                new Home("okhttp", List.of("okhttp3..", "okio.."), List.of(Module.TOOLS.packages())),
                new Home(
                        "Javalin",
                        List.of("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."),
                        List.of(Module.HTTP.packages())),
                new Home(
                        "the SDK of MCP",
                        List.of("io.modelcontextprotocol..", "reactor.."),
                        List.of("app.dispatch.adapters.http.mcp..")),
                new Home(
                        "Prometheus's client",
                        List.of("io.prometheus.."),
                        List.of("app.dispatch.adapters.http.metrics..", "app.dispatch.server.metrics..")),
                new Home(
                        "OpenTelemetry",
                        List.of("io.opentelemetry.."),
                        List.of(
                                "app.dispatch.server.telemetry..",
                                "app.dispatch.server.trace..",
                                "app.dispatch.server.metrics..")),
                new Home("Logback", List.of("ch.qos.logback.."), List.of("app.dispatch.server.log..")),
                new Home("nimbus-jose-jwt", List.of("com.nimbusds.."), List.of(Module.HTTP.packages())),
                new Home("picocli", List.of("picocli.."), List.of(Module.SERVER.packages())));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void a_library_is_seen_in_its_home_only(Home home) {
        JavaClasses all = Module.allClasses();
        DescribedPredicate<JavaClass> ofTheLibrary =
                resideInAnyPackage(home.packages().toArray(String[]::new));
        String[] homes = home.homes().toArray(String[]::new);
        assertThat(all.that(resideInAnyPackage(homes)))
                .as("users of %s at home, or the rule looks for the wrong thing", home.library())
                .anyMatch(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> ofTheLibrary.test(dependency.getTargetClass())));
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat(ofTheLibrary)
                .check(all);
    }
}

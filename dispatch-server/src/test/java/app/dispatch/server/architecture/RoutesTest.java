package app.dispatch.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.web.Access;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.adapters.http.web.Routes;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.javalin.config.RoutesConfig;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A path that answers is a {@link Route}, and a route cannot be made without saying who may call it. */
class RoutesTest {
    /** What runs around every request, and so is no path that answers. */
    private static final Set<String> AROUND =
            Set.of("before", "beforeMatched", "after", "afterMatched", "exception", "error");

    @Test
    void every_path_is_served_through_a_route() {
        JavaClasses http = Module.HTTP.classes();
        assertThat(http.get(Routes.class).getMethodCallsFromSelf())
                .as("the one place that tells Javalin of paths, or the rule looks for the wrong thing")
                .anyMatch(RoutesTest::addsAPath);
        noClasses()
                .that()
                .doNotBelongToAnyOf(Routes.class)
                .should()
                .callMethodWhere(describe("adds a path to Javalin", RoutesTest::addsAPath))
                .check(http);
    }

    @Test
    void a_route_cannot_be_made_without_saying_who_may_call_it() {
        constructors()
                .that()
                .areDeclaredIn(Route.class)
                .should()
                .bePrivate()
                .andShould()
                .haveRawParameterTypes(describe(
                        "with an access", types -> types.stream().anyMatch(type -> type.isEquivalentTo(Access.class))))
                .check(Module.HTTP.classes());
    }

    private static boolean addsAPath(JavaCall<?> call) {
        return (call.getTargetOwner().isAssignableTo(JavalinDefaultRoutingApi.class)
                        || call.getTargetOwner().isEquivalentTo(RoutesConfig.class))
                && !AROUND.contains(call.getTarget().getName());
    }
}

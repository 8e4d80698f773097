package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.UserId;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A store gives a user's things to that user alone, because it cannot be asked without saying whose they are. */
class OwnersTest {
    /** Asked by Dispatch itself, of no user's behalf. A new entry needs a reason. */
    private static final Set<String> WITHOUT_OWNER = Set.of(
            // Finds out who the user is.
            "AccountStore.add",
            "AccountStore.byEmail",
            "AccountStore.open",
            "AccountStore.close",
            "AccountStore.bySession",
            "AccountStore.changePassword",
            "AccountStore.rehash",
            // Who may choose a password anew is known by the code alone.
            "AccountStore.byReset",
            // Looks after schedules and webhooks of all users.
            "AccountStore.locked",
            // Holds addresses, of users or nobody's; whose one is is looked for when its mail is sent.
            "ResetMailStore.ask",
            "ResetMailStore.take",
            "ResetMailStore.later",
            "ResetMailStore.done",
            // An administrator's own; what a user is shown of it is asked for with the user.
            "AdminStore.list",
            "AdminStore.audit",
            "AuditStore.add",
            "AuditStore.page",
            "AuditStore.forget",
            // Who is invited is known by the code alone.
            "AccountStore.isInvited",
            // Open streams are of all users; told is whether what opened them still does, and nothing of whose it is.
            "AccountStore.valid",
            "TokenStore.valid",
            "TokenStore.byHash",
            // A program that asks to be let in is nobody's yet; it is known by its secret, and its code, alone.
            "DeviceLoginStore.add",
            "DeviceLoginStore.byCode",
            "DeviceLoginStore.bySecret",
            "DeviceLoginStore.answer",
            "DeviceLoginStore.remove",
            // Who sends to a webhook is known by its secret alone.
            "WorkflowStore.bySecret",
            // The clock's own: it fires for everybody.
            "WorkflowStore.due",
            "WorkflowStore.scheduled",
            // Sweeps what nobody needs any more.
            "RunStore.forgetKeys",
            // The engine's own, fenced by the run's epoch.
            "RunStore.append",
            "RunStore.end",
            "RunStore.park",
            "RunStore.claims",
            // Leads to what takes an owner.
            "RunStore.approvals",
            // The same for all users.
            "RunStore.forget",
            // The rotation of the master key, which sees no secret.
            "VaultStore.keyIds",
            "VaultStore.sealedOtherwise",
            // The watch's own, which tries the connections of all users.
            "VaultStore.unwatched",
            // The worker's own, which sends for all users; a claim holds whose it is.
            "DeliveryStore.due",
            "DeliveryStore.claim",
            "DeliveryStore.attempted",
            "DeliveryStore.disable",
            "DeliveryStore.forget");

    @Test
    void every_method_of_a_users_store_takes_its_owner() {
        List<JavaClass> stores = Module.APPLICATION.classes().stream()
                .filter(JavaClass::isInterface)
                .filter(type -> type.getSimpleName().endsWith("Store"))
                .toList();
        assertThat(stores).extracting(JavaClass::getSimpleName).contains("RunStore", "WorkflowStore", "AccountStore");
        assertThat(stores.stream()
                        .flatMap(store -> store.getMethods().stream())
                        .filter(method -> !WITHOUT_OWNER.contains(name(method)))
                        .filter(method -> !takesAnOwner(method)))
                .as("methods that do not say whose things they touch")
                .isEmpty();
    }

    /** A {@link UserId}, or a value that holds its {@code owner()}. */
    private static boolean takesAnOwner(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(UserId.class)
                        || type.getMethods().stream()
                                .anyMatch(each -> each.getName().equals("owner")
                                        && each.getRawReturnType().isEquivalentTo(UserId.class)));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}

package app.dispatch.application.run.engine;

import app.dispatch.application.expression.Scope.OwnerView;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells whose runs are whose, for expressions that ask. Safe for use by several threads. */
@FunctionalInterface
public interface Owners {
    /** The account; empty for one that has none, such as whoever runs plans at the command line. */
    Optional<User> of(UserId owner);

    /** What expressions see of that owner, looked up when it is asked for first. */
    default Supplier<OwnerView> once(UserId owner) {
        AtomicReference<@Nullable OwnerView> known = new AtomicReference<>();
        return () -> {
            OwnerView view = known.get();
            if (view == null) {
                view = of(owner)
                        .map(user -> new OwnerView(user.email().value(), user.name()))
                        .orElse(OwnerView.NOBODY);
                known.set(view);
            }
            return view;
        };
    }
}

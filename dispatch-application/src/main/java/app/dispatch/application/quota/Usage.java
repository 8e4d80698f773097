package app.dispatch.application.quota;

import app.dispatch.domain.account.UserId;
import java.util.List;

/** What a user may ask of quotas. */
public interface Usage {
    /** How much there is of each thing that the owner may not have any number of, in a fixed order. */
    List<Used> of(UserId owner);

    /**
     * How much there is of one thing.
     *
     * @param quota its name, as a refusal with {@code quota_exceeded} has it; {@code runs} and {@code runText} of ended runs refuse
     *     nothing: the oldest yield
     */
    record Used(String quota, long used, long most) {}
}

package app.dispatch.adapters.persistence.h2;

import app.dispatch.adapters.persistence.sql.SqlFailures;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Has the pool drop connections whose database closed by itself; H2's states do not tell the pool. */
final class LostDatabase implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return SqlFailures.isClosed(failure)
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}

package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.run.trace.TraceParents;
import app.dispatch.application.run.trace.TraceParentsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2TraceParentsTest implements TraceParentsContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public TraceParents parents() {
        return new JdbiTraceParents(databases.h2());
    }
}

package app.dispatch.application.run.trace;

class InMemoryTraceParentsTest implements TraceParentsContract {
    @Override
    public TraceParents parents() {
        return new InMemoryTraceParents();
    }
}

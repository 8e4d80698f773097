package app.dispatch.domain.run;

/** Names a process that drives runs; a new one at every start. */
public record NodeId(String value) {
    public NodeId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a node needs a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

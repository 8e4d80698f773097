package app.dispatch.adapters.persistence;

/** What a database in a data folder withstands without losing what was answered. PostgreSQL withstands all of it. */
public enum Durability {
    /** A crash of the process. */
    PROCESS("process"),

    /** A loss of power too: every write waits for the disk. */
    POWER("power");

    private final String id;

    Durability(String id) {
        this.id = id;
    }

    /** The name as it is set. */
    public String id() {
        return id;
    }
}

package app.dispatch.application.vault;

/** What an entry of the vault is for. */
public enum VaultKind {
    /** The key of a language model provider. */
    CREDENTIAL("credential"),
    /** The connection of a tool. */
    INTEGRATION("integration"),
    /** A secret of another feature, which the purpose names. */
    SECRET("secret");

    private final String id;

    VaultKind(String id) {
        this.id = id;
    }

    /** The name that it is stored under. */
    public String id() {
        return id;
    }
}

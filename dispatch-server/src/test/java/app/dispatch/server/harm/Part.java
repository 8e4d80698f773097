package app.dispatch.server.harm;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.VendorServer;
import java.util.Map;

/** A part of the world: a vendor that keeps what is done to it, until everything begins anew. */
interface Part {
    VendorServer server();

    /**
     * Puts everything as it was at first.
     *
     * @param given what a case wants to be otherwise
     */
    void begin(Fields given);

    /** What connects the tool; empty for nothing. */
    Map<String, String> connection();

    /** Ids that the vendor cannot have, and those that stand for them. */
    default Map<String, String> aliases() {
        return Map.of();
    }
}

package app.dispatch.server.harm;

import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.VendorServer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All vendors of the tools with what Ada has there, on sockets of their own; it is made anew for each case. */
final class World implements AutoCloseable {
    /** The time, at which it stands still. */
    static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private final Deeds deeds = new Deeds();
    private final Map<Vendor, Part> parts = new LinkedHashMap<>();

    World() {
        parts.put(Vendor.GMAIL, new Mailbox(deeds));
        parts.put(Vendor.GOOGLE_CALENDAR, new Calendar(deeds));
        parts.put(Vendor.GOOGLE_DRIVE, new Drive(deeds));
        parts.put(Vendor.NOTION, new Notion(deeds));
        parts.put(Vendor.SLACK, new Slack(deeds));
        parts.put(Vendor.DISCORD, new Discord(deeds));
        parts.put(Vendor.GITHUB, new GitHub(deeds));
        parts.put(Vendor.LINEAR, new Linear(deeds));
        parts.put(Vendor.STRIPE, new Stripe(deeds));
        parts.put(Vendor.X, new X(deeds));
        parts.put(Vendor.OPENAI, new Model(deeds));
        parts.put(Vendor.HTTP, new Site(deeds));
    }

    /**
     * Puts all as it was at first.
     *
     * @param given by the vendor's tool ({@code site} for the web site), what a case wants to be otherwise
     */
    void begin(Fields given) {
        parts.forEach((vendor, part) -> {
            String name = vendor == Vendor.HTTP ? "site" : tool(vendor);
            part.server().anew(() -> part.begin(given.fields(name)));
        });
        deeds.clear();
    }

    private static String tool(Vendor vendor) {
        return vendor.name().toLowerCase(Locale.ROOT);
    }

    /** What was done since it began. */
    List<Deed> deeds() {
        return deeds.list();
    }

    /** What the language model was told since then. */
    List<String> told() {
        return deeds.told();
    }

    /** Where the vendors are. */
    VendorUrls urls() {
        VendorUrls urls = VendorUrls.vendors();
        for (Map.Entry<Vendor, Part> one : parts.entrySet()) {
            urls = one.getKey() == Vendor.HTTP
                    ? urls
                    : urls.with(one.getKey(), one.getValue().server().url());
        }
        return urls;
    }

    /** What connects each tool that has to be. */
    Map<String, Map<String, String>> connections() {
        Map<String, Map<String, String>> connections = new LinkedHashMap<>();
        parts.forEach((vendor, part) -> {
            if (vendor != Vendor.HTTP) {
                connections.put(tool(vendor), part.connection());
            }
        });
        return connections;
    }

    /** The address of the web site. */
    String site() {
        return parts.get(Vendor.HTTP).server().url();
    }

    /** A text of a case with the addresses and ids that hold here. */
    String here(String text) {
        String here = text.replaceAll("\\bSITE\\b", site());
        for (Part part : parts.values()) {
            for (Map.Entry<String, String> alias : part.aliases().entrySet()) {
                here = here.replaceAll("\\b" + alias.getKey() + "\\b", alias.getValue());
            }
        }
        return here;
    }

    /** What was asked that no vendor here has an answer for: where the world is too small. */
    List<String> gaps() {
        return parts.entrySet().stream()
                .flatMap(one -> one.getValue().server().wrong().stream().map(wrong -> tool(one.getKey()) + " " + wrong))
                .toList();
    }

    @Override
    public void close() {
        parts.values().stream().map(Part::server).forEach(VendorServer::close);
    }
}

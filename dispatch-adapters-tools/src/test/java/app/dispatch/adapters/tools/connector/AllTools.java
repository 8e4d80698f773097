package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.domain.tool.Catalogue;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The catalogue that the program has. */
public final class AllTools {
    private static final Catalogue CATALOGUE = new Connectors(all()).catalogue();

    private AllTools() {}

    public static Catalogue catalogue() {
        return CATALOGUE;
    }

    /** The connectors behind it. */
    public static List<Connector> all() {
        HttpUpstream upstream = new HttpUpstream(EgressPolicy.publicOnly(), InstantSource.system());
        return FirstPartyTools.all(
                upstream,
                upstream,
                VendorUrls.vendors(),
                new ModelProviders(upstream, Map.of()),
                InstantSource.system(),
                new Random(1));
    }
}

package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.tool.Connectors;
import app.dispatch.domain.tool.Catalogue;
import java.time.InstantSource;
import java.util.Random;

/** The catalogue that the program has. */
public final class AllTools {
    private static final Catalogue CATALOGUE = new Connectors(FirstPartyTools.all(
                    new HttpUpstream(EgressPolicy.publicOnly(), InstantSource.system()),
                    BaseUrls.vendors(),
                    InstantSource.system(),
                    new Random(1)))
            .catalogue();

    private AllTools() {}

    public static Catalogue catalogue() {
        return CATALOGUE;
    }
}

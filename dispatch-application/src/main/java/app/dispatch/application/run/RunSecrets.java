package app.dispatch.application.run;

import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.Json;
import app.dispatch.application.vault.Secrets;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.value.Value.Fields;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tools of runs are connected with, so that it is not given away. */
record RunSecrets(Connections connections) {
    Secrets of(UserId owner, Collection<Run> runs) {
        List<Secrets> secrets = runs.stream()
                .flatMap(RunSecrets::tools)
                .distinct()
                .map(tool -> connections.of(owner, tool).secrets())
                .toList();
        return Secrets.all(secrets);
    }

    private static Stream<String> tools(Run run) {
        Fields plan = (Fields) Json.readBack(run.order().plan());
        return plan.items("steps").stream()
                .map(step -> ((Fields) step).text("tool"))
                .flatMap(Optional::stream);
    }
}

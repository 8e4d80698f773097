package app.dispatch.adapters.tools.connector.api;

import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.tool.RequiredAccess;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.UndoOp;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The connector of a vendor's API, made of functions: one or two for each operation that the tool declares. Immutable.
 *
 * <pre>{@code
 * VendorTool.of(ToolFile.beside(GitHubConnector.class), api)
 *         .test(call -> "@" + call.told(call.ask(ApiRequest.get("/user")), "login"))
 *         .op("get_repo", call -> ApiRequest.get("/repos/{owner}/{repo}", …), (call, repo) -> call.output(repo, REPO))
 *         .build();
 * }</pre>
 */
public final class VendorTool implements Connector {
    /** The most time for one try of a connection. */
    private static final Duration TRY = Duration.ofSeconds(10);

    private final ToolDef definition;
    private final VendorApi api;
    private final Map<String, Function<ApiCall, Value>> ops;
    private final Map<String, Undo> undos;
    private final Function<ApiCall, String> test;
    private final Function<Fields, List<Problem>> check;
    private final BiFunction<OpDef, Fields, RequiredAccess> access;
    private final Optional<Renewal> renewal;

    private VendorTool(Builder made) {
        this.definition = made.definition;
        this.api = made.api;
        this.ops = Map.copyOf(made.ops);
        this.undos = Map.copyOf(made.undos);
        this.test = made.test;
        this.check = made.check;
        this.access = made.access;
        this.renewal = made.renewal;
    }

    /** Begins the connector of a tool. */
    public static Builder of(ToolDef definition, VendorApi api) {
        return new Builder(definition, api);
    }

    @Override
    public ToolDef definition() {
        return definition;
    }

    @Override
    public Value call(OpCall call) {
        ApiCall attempt = ApiCall.of(api, definition, call);
        Function<ApiCall, Value> op = ops.get(call.op().id());
        return op == null ? undone(attempt, call) : op.apply(attempt);
    }

    private Value undone(ApiCall attempt, OpCall call) {
        Undo undo = undos.get(UndoOp.of(call.op().id()).orElseThrow());
        if (undo == null) {
            throw new IllegalStateException("there is no op " + call.op().id());
        }
        Fields done = call.params().fields();
        return undo.undo(attempt.with(done.fields("params")), done.fields("output"))
                .output();
    }

    @Override
    public RequiredAccess access(OpDef op, Fields params) {
        return access.apply(op, params);
    }

    @Override
    public String test(Fields connection) {
        return test.apply(ApiCall.trying(api, definition, connection, TRY));
    }

    @Override
    public Optional<Renewal> renewal() {
        return renewal;
    }

    @Override
    public List<Problem> check(Fields connection) {
        return check.apply(connection);
    }

    /** Collects the functions of a connector; used by one thread. */
    public static final class Builder {
        private final ToolDef definition;
        private final VendorApi api;
        private final Map<String, Function<ApiCall, Value>> ops = new HashMap<>();
        private final Map<String, Undo> undos = new HashMap<>();
        private Function<ApiCall, String> test = call -> "Nothing was tried";
        private Function<Fields, List<Problem>> check = connection -> List.of();
        private BiFunction<OpDef, Fields, RequiredAccess> access = (op, params) -> RequiredAccess.CONNECTION;
        private Optional<Renewal> renewal = Optional.empty();

        private Builder(ToolDef definition, VendorApi api) {
            this.definition = definition;
            this.api = api;
        }

        /** How a connection is tried: the cheapest request that needs it; gives who one is there. */
        public Builder test(Function<ApiCall, String> tries) {
            test = tries;
            return this;
        }

        /** How access tokens are renewed, so that connections are kept alive and tried with what is kept. */
        public Builder renewal(Renewal renews) {
            renewal = Optional.of(renews);
            return this;
        }

        /** What can be said of a connection without a request. */
        public Builder check(Function<Fields, List<Problem>> checks) {
            check = checks;
            return this;
        }

        /** What lets a call be made, where that is not the tool's connection alone. */
        public Builder access(BiFunction<OpDef, Fields, RequiredAccess> tells) {
            access = tells;
            return this;
        }

        /** An operation that is one request, and what its answer is as an output. */
        public Builder op(String id, Function<ApiCall, ApiRequest> request, BiFunction<ApiCall, Fields, Value> output) {
            return op(id, call -> output.apply(call, call.ask(request.apply(call))));
        }

        /** An operation that takes more than one request. */
        public Builder op(String id, Function<ApiCall, Value> does) {
            ops.put(id, does);
            return this;
        }

        /** How an operation is taken back. */
        public Builder undo(String id, Undo takesBack) {
            undos.put(id, takesBack);
            return this;
        }

        /**
         * The connector.
         *
         * @throws IllegalStateException when what is declared and what is done are not the same
         */
        public VendorTool build() {
            same("op", declared(op -> true), ops.keySet());
            same("undo", declared(op -> op.undo() != null), undos.keySet());
            return new VendorTool(this);
        }

        private Set<String> declared(Function<OpDef, Boolean> which) {
            return definition.ops().stream().filter(which::apply).map(OpDef::id).collect(Collectors.toSet());
        }

        private void same(String what, Set<String> declared, Set<String> done) {
            if (!declared.equals(done)) {
                throw new IllegalStateException(definition.id() + " declares " + what + "s " + new TreeSet<>(declared)
                        + " and does " + new TreeSet<>(done));
            }
        }
    }
}

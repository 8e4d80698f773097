package app.dispatch.application.expression;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;

/**
 * CEL as Dispatch sets it up: its standard library, the strings, math, lists and optional-types extensions, and Dispatch's own
 * functions. Immutable; about a second to make.
 *
 * @param plain compiles what runs once per step
 * @param perItem the same with {@code item} and {@code index} in scope
 */
record CelSetup(CelCompiler plain, CelCompiler perItem, CelRuntime runtime) {
    /** The longest source. */
    static final int MOST_CHARACTERS = 10_000;

    /** The most nodes of a source's syntax: their types are checked one by one. */
    static final int MOST_NODES = 1_000;

    /** The deepest nesting of a source, and the longest chain of operators in it: an evaluation's stack grows with it. */
    static final int MOST_DEPTH = 200;

    /** The largest program of a regular expression. */
    static final int MOST_REGEX = 250;

    /** Touches what an expression may use, so that no class is first loaded at the end of a stack. */
    private static final String WARM =
            "default(trigger.a, [1].map(x, x + 1)) == 1.5 ? json({'a': 'b'.lowerAscii()}) : run.id";

    /** The whole of the lists extension but its macro. */
    private static final CelListsExtensions LISTS = CelExtensions.lists(CelListsExtensions.Function.values());

    static CelSetup make() {
        CelOptions options = CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .maxExpressionCodePointSize(MOST_CHARACTERS)
                .maxParseRecursionDepth(MOST_DEPTH)
                .maxParseErrorRecoveryLimit(5)
                .maxRegexProgramSize(MOST_REGEX)
                .build();
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addMacros(sortBy())
                .addLibraries(CelExtensions.strings(), CelExtensions.math(), LISTS, CelExtensions.optional())
                .addFunctionDeclarations(CelFunctions.declarations())
                .addVar(Names.TRIGGER, SimpleType.DYN)
                .addVar(Names.STEPS, MapType.create(SimpleType.STRING, SimpleType.DYN))
                .addVar(Names.RUN, MapType.create(SimpleType.STRING, SimpleType.DYN))
                .addVar(Names.WORKFLOW, MapType.create(SimpleType.STRING, SimpleType.DYN));
        CelCompiler plain = builder.build();
        CelCompiler perItem = plain.toCompilerBuilder()
                .addVar(Names.ITEM, SimpleType.DYN)
                .addVar(Names.INDEX, SimpleType.INT)
                .build();
        return new CelSetup(plain, perItem, runtime(options)).warm();
    }

    /**
     * The interpreter of the syntax tree, not the newer planner: the planner of this version walks a whole payload whenever
     * one of its members is read.
     */
    private static CelRuntime runtime(CelOptions options) {
        return CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(options)
                .addFunctionBindings(CelFunctions.bindings())
                .addLibraries(CelExtensions.strings(), CelExtensions.math(), LISTS, CelExtensions.optional())
                .build();
    }

    /**
     * CEL's own {@code sortBy}, whose result this version takes for a list of lists: as {@code dyn} it is taken for what it
     * is.
     */
    private static List<CelMacro> sortBy() {
        return CelExtensions.lists().macros().stream()
                .map(macro -> CelMacro.newReceiverMacro(
                        macro.getFunction(),
                        macro.getArgumentCount(),
                        (make, target, arguments) -> macro.getExpander()
                                .expandMacro(make, target, arguments)
                                .map(sorted -> make.newGlobalCall("dyn", sorted))))
                .toList();
    }

    private CelSetup warm() {
        try {
            runtime.createProgram(plain.compile(WARM).getAst());
            return this;
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("CEL is not set up as it should be", e);
        }
    }

    CelCompiler compiler(boolean forItem) {
        return forItem ? perItem : plain;
    }
}

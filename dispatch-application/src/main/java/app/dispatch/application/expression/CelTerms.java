package app.dispatch.application.expression;

import app.dispatch.application.expression.Term.Call;
import app.dispatch.application.expression.Term.Entry;
import app.dispatch.application.expression.Term.Index;
import app.dispatch.application.expression.Term.ListOf;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.expression.Term.Loop;
import app.dispatch.application.expression.Term.Member;
import app.dispatch.application.expression.Term.Name;
import app.dispatch.application.expression.Term.ObjectOf;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Turns CEL's tree of a checked expression into terms; its depth was limited when it was compiled. */
final class CelTerms {
    private CelTerms() {}

    static Term of(CelExpr expression) {
        return switch (expression.getKind()) {
            case NOT_SET -> new Literal(Value.NULL);
            case CONSTANT -> new Literal(value(expression.constant()));
            case IDENT -> new Name(name(expression.ident().name()));
            case SELECT -> {
                Member member = new Member(
                        of(expression.select().operand()), expression.select().field());
                yield expression.select().testOnly() ? new Call("has", List.of(member)) : member;
            }
            case CALL -> call(expression.call());
            case LIST ->
                new ListOf(
                        expression.list().elements().stream().map(CelTerms::of).toList());
            case STRUCT ->
                new ObjectOf(expression.struct().entries().stream()
                        .map(entry -> new Entry(new Literal(Value.of(entry.fieldKey())), of(entry.value())))
                        .toList());
            case MAP ->
                new ObjectOf(expression.map().entries().stream()
                        .map(entry -> new Entry(of(entry.key()), of(entry.value())))
                        .toList());
            case COMPREHENSION -> loop(expression.comprehension());
        };
    }

    /** A name without the dot that marks it as one of the scope's own. */
    private static String name(String name) {
        return name.startsWith(".") ? name.substring(1) : name;
    }

    private static Term call(CelCall call) {
        List<Term> arguments = new ArrayList<>();
        call.target().ifPresent(target -> arguments.add(of(target)));
        call.args().forEach(argument -> arguments.add(of(argument)));
        return switch (call.function()) {
            case "_[_]", "_[?_]", "_?._" -> index(arguments.getFirst(), arguments.getLast());
            default -> new Call(call.function(), arguments);
        };
    }

    private static Term index(Term of, Term at) {
        return at instanceof Literal(Text(String key)) ? new Member(of, key) : new Index(of, at);
    }

    private static Term loop(CelComprehension loop) {
        return new Loop(
                of(loop.iterRange()),
                loop.iterVar(),
                loop.accuVar(),
                of(loop.accuInit()),
                of(loop.loopStep()),
                of(loop.result()));
    }

    private static Value value(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> Value.of(constant.stringValue());
            case BOOLEAN_VALUE -> Value.of(constant.booleanValue());
            case INT64_VALUE -> Value.of(constant.int64Value());
            case UINT64_VALUE -> Value.of(constant.uint64Value().longValue());
            case DOUBLE_VALUE -> number(constant.doubleValue());
            case BYTES_VALUE -> Value.of(constant.bytesValue().toStringUtf8());
            case NOT_SET, NULL_VALUE, DURATION_VALUE, TIMESTAMP_VALUE -> Value.NULL;
        };
    }

    private static Value number(double value) {
        return Double.isFinite(value) ? new Num(BigDecimal.valueOf(value)) : Value.NULL;
    }
}

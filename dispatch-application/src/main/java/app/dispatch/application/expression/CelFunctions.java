package app.dispatch.application.expression;

import app.dispatch.application.expression.CelResults.NoValue;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.InternalFunctionBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Dispatch adds to CEL: {@code json}, {@code parseJson}, {@code default}, {@code only}, {@code sum}, and {@link CelMixedArithmetic}.
 */
final class CelFunctions {
    static final String JSON = "json";
    static final String PARSE_JSON = "parseJson";
    static final String DEFAULT = "default";
    static final String ONLY = "only";
    static final String SUM = "sum";

    /** The failures that {@code default} stands in for: what was to be read is not there. */
    private static final Set<CelErrorCode> NOT_THERE =
            Set.of(CelErrorCode.ATTRIBUTE_NOT_FOUND, CelErrorCode.INDEX_OUT_OF_BOUNDS);

    private CelFunctions() {}

    static List<CelFunctionDecl> declarations() {
        TypeParamType any = TypeParamType.create("T");
        List<CelFunctionDecl> all = new ArrayList<>();
        all.add(function(JSON, "json_any", SimpleType.STRING, SimpleType.DYN));
        all.add(function(PARSE_JSON, "parse_json_string", SimpleType.DYN, SimpleType.STRING));
        all.add(CelFunctionDecl.newFunctionDeclaration(
                DEFAULT,
                CelOverloadDecl.newGlobalOverload(
                        "default_any", SimpleType.DYN, ImmutableList.of(any, TypeParamType.create("U")))));
        all.add(function(ONLY, "only_list", ListType.create(any), ListType.create(any)));
        all.add(function(SUM, "sum_list", SimpleType.DYN, ListType.create(SimpleType.DYN)));
        all.addAll(CelMixedArithmetic.declarations());
        return all;
    }

    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> all = new ArrayList<>();
        all.add(CelFunctionBinding.from("json_any", Object.class, CelFunctions::json));
        all.add(CelFunctionBinding.from("parse_json_string", String.class, CelFunctions::parseJson));
        all.add(InternalFunctionBinder.from(
                "default_any", List.of(Object.class, Object.class), CelFunctions::orDefault, false));
        all.add(CelFunctionBinding.from("only_list", List.class, CelFunctions::only));
        all.add(CelFunctionBinding.from("sum_list", List.class, CelFunctions::sum));
        all.addAll(CelMixedArithmetic.bindings());
        return all;
    }

    private static CelFunctionDecl function(String name, String id, CelType result, CelType parameter) {
        return CelFunctionDecl.newFunctionDeclaration(name, CelOverloadDecl.newGlobalOverload(id, result, parameter));
    }

    private static Object json(Object value) throws CelEvaluationException {
        try {
            return Json.write(new CelResults(Rendering.MOST_CHARACTERS).value(value));
        } catch (NoValue e) {
            throw new CelEvaluationException("json(): " + e.text(), e);
        }
    }

    private static Object parseJson(String text) throws CelEvaluationException {
        try {
            return CelViews.of(Json.parse(text));
        } catch (Refusal e) {
            throw new CelEvaluationException("parseJson(): " + e.text(), e);
        }
    }

    /** The list, which must be of one item: so what is meant to be one thing fails where it is none, or several. */
    private static Object only(List<?> list) throws CelEvaluationException {
        if (list.size() != 1) {
            throw new CelEvaluationException(
                    list.isEmpty()
                            ? "only(): there is none, where there has to be one"
                            : "only(): there are " + list.size() + ", where there has to be one");
        }
        return list;
    }

    /** What the numbers of a list come to; whole where all of them are. */
    private static Object sum(List<?> list) throws CelEvaluationException {
        double sum = 0;
        long whole = 0;
        boolean isWhole = true;
        for (Object one : list) {
            if (!(one instanceof Number number)) {
                throw new CelEvaluationException("sum(): there is something in the list that is no number");
            }
            isWhole &= one instanceof Long;
            sum += number.doubleValue();
            whole += number.longValue();
        }
        return isWhole && Math.abs(sum) < Long.MAX_VALUE / 2.0 ? whole : (Object) sum;
    }

    /** The first argument when it could be read and is not null, else the second; failures arrive as values. */
    private static Object orDefault(Object[] arguments) throws CelEvaluationException {
        Object wanted = arguments[0];
        boolean absent = wanted instanceof NullValue
                || (wanted instanceof CelEvaluationException failure && NOT_THERE.contains(failure.getErrorCode()));
        Object result = absent ? arguments[1] : wanted;
        if (result instanceof CelEvaluationException failure) {
            throw failure;
        }
        return result;
    }
}

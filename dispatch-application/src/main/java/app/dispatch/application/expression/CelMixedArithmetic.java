package app.dispatch.application.expression;

import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/** Arithmetic between an int and a double, which CEL leaves out and JSON, with its one kind of number, needs. */
final class CelMixedArithmetic {
    private CelMixedArithmetic() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                declaration("_+_", "add"),
                declaration("_-_", "subtract"),
                declaration("_*_", "multiply"),
                declaration("_/_", "divide"));
    }

    private static CelFunctionDecl declaration(String operator, String id) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator,
                CelOverloadDecl.newGlobalOverload(id + "_int64_double", DOUBLE, INT, DOUBLE),
                CelOverloadDecl.newGlobalOverload(id + "_double_int64", DOUBLE, DOUBLE, INT));
    }

    static List<CelFunctionBinding> bindings() {
        Class<Long> whole = Long.class;
        Class<Double> broken = Double.class;
        return List.of(
                CelFunctionBinding.from("add_int64_double", whole, broken, (a, b) -> a + b),
                CelFunctionBinding.from("add_double_int64", broken, whole, (a, b) -> a + b),
                CelFunctionBinding.from("subtract_int64_double", whole, broken, (a, b) -> a - b),
                CelFunctionBinding.from("subtract_double_int64", broken, whole, (a, b) -> a - b),
                CelFunctionBinding.from("multiply_int64_double", whole, broken, (a, b) -> a * b),
                CelFunctionBinding.from("multiply_double_int64", broken, whole, (a, b) -> a * b),
                CelFunctionBinding.from("divide_int64_double", whole, broken, (a, b) -> a / b),
                CelFunctionBinding.from("divide_double_int64", broken, whole, (a, b) -> a / b));
    }
}

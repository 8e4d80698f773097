package app.dispatch.application.expression;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A subtree of parameters, compiled. Immutable. */
sealed interface TemplatePart {
    Value render(Rendering rendering);

    Term term();

    /** A subtree without templates. */
    record Literal(Value value) implements TemplatePart {
        @Override
        public Term term() {
            return new Term.Literal(value);
        }

        @Override
        public Value render(Rendering rendering) {
            return value;
        }
    }

    /** A string that is one expression and nothing else: its value keeps its type. */
    record Typed(Expression expression) implements TemplatePart {
        @Override
        public Term term() {
            return expression.term();
        }

        @Override
        public Value render(Rendering rendering) {
            return rendering.value(expression);
        }
    }

    /** A string of plain text and expressions. */
    record Mixed(List<Piece> pieces) implements TemplatePart {
        @Override
        public Term term() {
            return new Term.Text(pieces.stream().map(Piece::term).toList());
        }

        @Override
        public Value render(Rendering rendering) {
            StringBuilder text = new StringBuilder();
            for (Piece piece : pieces) {
                text.append(piece.text(rendering));
            }
            return Value.of(text.toString());
        }
    }

    /** A list that holds a template somewhere. */
    record ListOf(List<TemplatePart> parts) implements TemplatePart {
        @Override
        public Term term() {
            return new Term.ListOf(parts.stream().map(TemplatePart::term).toList());
        }

        @Override
        public Value render(Rendering rendering) {
            List<Value> values = new ArrayList<>(parts.size());
            for (TemplatePart part : parts) {
                values.add(part.render(rendering));
            }
            return new Items(values);
        }
    }

    /** An object that holds a template somewhere. */
    record ObjectOf(Map<String, TemplatePart> parts) implements TemplatePart {
        @Override
        public Term term() {
            return new Term.ObjectOf(parts.entrySet().stream()
                    .map(part -> new Term.Entry(
                            new Term.Literal(Value.of(part.getKey())),
                            part.getValue().term()))
                    .toList());
        }

        @Override
        public Value render(Rendering rendering) {
            Map<String, Value> values = new LinkedHashMap<>();
            parts.forEach((key, part) -> values.put(key, part.render(rendering)));
            return new Fields(values);
        }
    }

    /** A piece of a mixed string. */
    sealed interface Piece {
        String text(Rendering rendering);

        Term term();

        /** Text that stands as it is written. */
        record Plain(String text) implements Piece {
            @Override
            public Term term() {
                return new Term.Literal(Value.of(text));
            }

            @Override
            public String text(Rendering rendering) {
                return text;
            }
        }

        /** An expression whose value is written out. */
        record Computed(Expression expression) implements Piece {
            @Override
            public Term term() {
                return expression.term();
            }

            @Override
            public String text(Rendering rendering) {
                return rendering.text(expression);
            }
        }
    }
}

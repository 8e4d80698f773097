package app.dispatch.application.json;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

/** The JSON Schema that is spoken here; apart from {@link ParamsSchema}, so that nothing of it is loaded before it is needed. */
final class SchemaDialect {
    /** Draft 2020-12, and what planners and warnings read besides: it says nothing of what is valid. */
    static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("x-words"))
            .keyword(new NonValidationKeyword("x-negated"))
            .keyword(new NonValidationKeyword("x-target"))
            .keyword(new NonValidationKeyword("x-role"))
            .keyword(new NonValidationKeyword("x-nouns"))
            .keyword(new NonValidationKeyword("x-form"))
            .keyword(new NonValidationKeyword("x-pattern"))
            .keyword(new NonValidationKeyword("x-unit"))
            .keyword(new NonValidationKeyword("x-order"))
            .keyword(new NonValidationKeyword("x-one-of"))
            .keyword(new NonValidationKeyword("x-schema"))
            .keyword(new NonValidationKeyword(ParamsSchema.HOLDS_SCHEMA))
            .build();

    private SchemaDialect() {}
}

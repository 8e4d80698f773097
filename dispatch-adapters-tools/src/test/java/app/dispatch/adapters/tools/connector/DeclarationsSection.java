package app.dispatch.adapters.tools.connector;

import app.dispatch.domain.tool.Form;
import app.dispatch.domain.tool.ListOrder;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The part of the guide to the tools that tells what their declarations say for planners. */
final class DeclarationsSection {
    private static final String TOP = """

            ## What a declaration says

            What planners know of a tool stands in its declaration, so that a tool of
            [one's own](embedding.md#what-a-tool-says-of-itself) is planned with as these are. Beside what JSON Schema says
            (`enum`, `format`, `default`, what is required), each parameter, and each member of an output and of the items of
            its lists, may say the following. None of it refuses anything. `GET /api/integrations` shows it in the schemas.

            | member | what it says |
            |---|---|
            | `x-role` | what it is for: a role of those below |
            | `x-nouns` | what people call it, in the singular: `["team"]` |
            | `x-form` | how people write it: a form of those below, or a list of them |
            | `x-pattern` | what an opaque id looks like, a regular expression: `"^cus_"`; where a parameter and a member of an output say the same, the one takes the other |
            | `x-unit` | what a number counts |
            | `x-order` | of a list, in which order it is given; `{ "query": "relevance", "*": "updated" }` where a parameter makes it another |
            | `x-words` | words, or a phrase with a `*`, and what they mean, as below |
            | `x-negated` | of a parameter with the words of a search, how one is written that must not be so: `"-*"` |
            | `x-target` | of a parameter, whom or what it makes a call reach: `recipient`, `addressee`, `url`, `repository`, `amount`, `account`; warnings and permissions go by it |
            | `x-one-of`, `x-schema` | of an output, the parameter of whose values it is one, or whose JSON Schema it is in the form of |
            | `x-json-schema` | of a parameter, that it is a JSON Schema itself |

            `x-words` of a parameter give the value that words ask for, or one that its list is to hold:
            `{ "done": "closed", "assigned to *": "*" }`; a `*` in the value is what is said in place of the phrase's. `x-words` of an output tell what is so of it then: a value that it is, or
            that its list holds; `null`, that there is nothing; `{ "not": value }`; `{ "before": "now" }` and
            `{ "after": "now" }`, that it is a moment on that side of the run; `"*"`, that it is what is said there.

            An operation's `words` are verbs alone (`"file"`) and nouns with an article (`"a bug"`, `"the bugs"`). A tool's `words`
            name it. A tool's `events` are what may happen there: `words` that people say of it, in which a `*` stands for what it
            is about; `hook`, the vendor's name of the webhook, or `null` where there is none whose sender Dispatch can verify;
            `match`, what the body of the webhook holds then, by path; `payload`, where the body tells what, by role; and `poll`, the
            operation that shows it and what that one is given.

            A declaration that says anything else is refused where it is read, with the place where it stands.

            **Roles**

            | role | what it is for |
            |---|---|
            """;

    private DeclarationsSection() {}

    static String text() {
        return TOP + EnumDocs.rows(Role.class, ids(Role.values(), Role::id))
                + "\n**Forms**\n\n| form | how people write it |\n|---|---|\n"
                + EnumDocs.rows(Form.class, ids(Form.values(), Form::id))
                + "\n**Units**\n\n| unit | what the number counts |\n|---|---|\n"
                + EnumDocs.rows(Unit.class, ids(Unit.values(), Unit::id))
                + "\n**Orders**\n\n| order | of a list |\n|---|---|\n"
                + EnumDocs.rows(ListOrder.class, ids(ListOrder.values(), ListOrder::id));
    }

    private static <T> List<String> ids(T[] values, Function<T, String> id) {
        return Arrays.stream(values).map(id).toList();
    }
}

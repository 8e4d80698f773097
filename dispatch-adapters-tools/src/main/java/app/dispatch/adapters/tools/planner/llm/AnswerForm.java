package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;

/**
 * The form that models answer in. All members are required and objects closed, since OpenAI holds a model to no other schema
 * (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas); so parameters, which are any object, are JSON in
 * a string, and what may be left out is null.
 */
final class AnswerForm {
    static final Fields SCHEMA = (Fields) Json.readBack("""
            {"type":"object","additionalProperties":false,"required":["plan","cannotPlan"],"properties":{
              "plan":{"anyOf":[{"type":"null"},
                {"type":"object","additionalProperties":false,
                 "required":["name","trigger","cron","timezone","steps","assumptions"],"properties":{
                  "name":{"type":"string","description":"A short title"},
                  "trigger":{"anyOf":[{"type":"null"},{"type":"string","enum":["manual","schedule","webhook"]}]},
                  "cron":{"type":["string","null"],"description":"Five fields; only of a schedule"},
                  "timezone":{"type":["string","null"],"description":"An IANA name"},
                  "steps":{"type":"array","items":
                    {"type":"object","additionalProperties":false,
                     "required":["id","tool","op","params","dependsOn","when","forEach","onError","approval"],"properties":{
                      "id":{"type":"string"},
                      "tool":{"type":"string"},
                      "op":{"type":"string"},
                      "params":{"type":"string","description":"The parameters: a JSON object as a string"},
                      "dependsOn":{"anyOf":[{"type":"null"},{"type":"array","items":{"type":"string"}}]},
                      "when":{"type":["string","null"],"description":"An expression without braces"},
                      "forEach":{"type":["string","null"],"description":"An expression without braces"},
                      "onError":{"anyOf":[{"type":"null"},{"type":"string","enum":["fail","continue"]}]},
                      "approval":{"type":["boolean","null"]}}}},
                  "assumptions":{"type":"array","items":{"type":"string"}}}}]},
              "cannotPlan":{"anyOf":[{"type":"null"},
                {"type":"object","additionalProperties":false,"required":["understood","problems"],"properties":{
                  "understood":{"type":"array","items":{"type":"string"},"description":"What of the brief is clear"},
                  "problems":{"type":"array","items":{"type":"string"},"description":"Each thing that cannot be done, and why"}}}]}}}""");

    private AnswerForm() {}
}

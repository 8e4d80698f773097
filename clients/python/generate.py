#!/usr/bin/env python3
"""Writes what is not written by hand: the types of the API from a server's description of it, and the calls that wait from those that do not.

    ./generate.py http://127.0.0.1:8080            (or a file)
    ./generate.py --check http://127.0.0.1:8080    fails where they are not up to date
"""

from __future__ import annotations

import json
import keyword
import pathlib
import re
import sys
import textwrap
import urllib.request
from typing import Any, cast

PACKAGE = pathlib.Path(__file__).parent / "src" / "dispatch_client"

# What operations answer and take that has no name of its own in the description: operation, "200" or "body".
NAMED = {
    "Parsed": ("parse", "200"),
    "Saved": ("saveWorkflow", "200"),
    "CreatedWebhook": ("createWebhook", "200"),
    "WorkflowPatch": ("patchWorkflow", "body"),
    "WebhookPatch": ("changeWebhook", "body"),
}

HEAD = '''"""The types of the API. Written by generate.py from GET /api/openapi.json: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import NotRequired
'''


class Types:
    """TypedDicts of JSON schemas; an object within another gets a name made of both."""

    def __init__(self) -> None:
        self.classes: list[str] = []

    def add(self, name: str, schema: dict[str, Any]) -> str:
        if "properties" not in schema:
            self.classes.append(f"{name} = {self.of(name, schema)}\n")
            return name
        lines = [f"class {name}(TypedDict):", *comment(schema)]
        members: dict[str, str] = {}
        for member, of in schema["properties"].items():
            type_ = self.of(name + member[0].upper() + member[1:], of)
            members[member] = type_ if member in schema.get("required", []) else f"NotRequired[{type_}]"
            lines += [f"    {member}: {members[member]}", *comment(of)]
        if any(keyword.iskeyword(member) for member in members):
            lines = [f"{name} = TypedDict({name!r}, {members!r})"]  # `from` is no name of an attribute
        self.classes.append("\n".join(lines) + "\n")
        return name

    def of(self, name: str, schema: dict[str, Any]) -> str:
        if "$ref" in schema:
            return str(schema["$ref"]).rsplit("/", 1)[1]
        for several in ("anyOf", "oneOf"):
            if several in schema:
                return " | ".join(self.of(f"{name}{n or ''}", one) for n, one in enumerate(cast("list[dict[str, Any]]", schema[several])))
        if "allOf" in schema:
            return self.of(name, schema["allOf"][0])
        if "const" in schema:
            return f"Literal[{schema['const']!r}]"
        if "enum" in schema:
            return f"Literal[{', '.join(map(repr, schema['enum']))}]"
        kind = schema.get("type")
        if isinstance(kind, list):
            return " | ".join(self.of(name, {**schema, "type": one}) for one in cast("list[str]", kind))
        if kind == "array":
            return f"list[{self.of(name, schema.get('items', {}))}]"
        if kind == "object":
            if "properties" in schema:
                return self.add(name, schema)
            more = schema.get("additionalProperties")
            return f"dict[str, {self.of(name, cast('dict[str, Any]', more)) if isinstance(more, dict) else 'Any'}]"
        return {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}.get(str(kind), "Any")


def comment(schema: dict[str, Any]) -> list[str]:
    said = " ".join(str(schema.get("description", "")).split()).replace("\\", "\\\\").replace('"""', "'''")
    if not said:
        return []
    lines = textwrap.wrap(said, 120)
    if len(lines) == 1:
        return [f'    """{lines[0]}"""' if not lines[0].endswith('"') else f'    """{lines[0]} """']
    return [f'    """{lines[0]}', *(f"    {line}" for line in lines[1:]), '    """']


def types(api: dict[str, Any]) -> str:
    of = Types()
    for name, schema in api["components"]["schemas"].items():
        of.add(name, schema)
    operations = {one["operationId"]: one for path in api["paths"].values() for key, one in path.items() if key != "parameters"}
    for name, (operation, part) in NAMED.items():
        holder = operations[operation]["requestBody" if part == "body" else "responses"]
        of.add(name, (holder if part == "body" else holder[part])["content"]["application/json"]["schema"])
    return HEAD + "".join(f"\n\n{one}" for one in of.classes)


# What waits is what does not wait, without its awaits: one text, so that both keep the same promises.
WAITING = [
    (r"^import anyio$", "import time"),
    (r"\banyio\.sleep\b", "time.sleep"),
    (r"\banyio\.run\((\w+)\)", r"\1()"),
    (r"\basync (def|for|with)\b", r"\1"),
    (r"\bawait ", ""),
    (r"\bAsync(Dispatch|Client|Generator|Iterator|Listing|RunStream|Runs|Workflows|Webhooks|Transport)\b", r"\1"),
    (r"\baclosing\b", "closing"),
    (r"\baclose\b", "close"),
    (r"\baiter_bytes\b", "iter_bytes"),
    (r"\baread\b", "read"),
    (r"__a(iter|next|enter|exit)__", r"__\1__"),
    (r"\bGenerator\[([^\[\]]+), None\]", r"Generator[\1, None, None]"),
    (r"\bAwaitable\[((?:[^\[\]]|\[[^\[\]]*\])+)\]", r"\1"),
    (r"^from typing import Awaitable, ", "from typing import "),
    (r"\bcheck_async\b", "check_sync"),
    (r"\._async\b", "._sync"),
    (r"^import time\n((?:.*\n)+?)import time\n", r"import time\n\1"),  # the one of what waits, and the one in place of anyio
]


def waiting(text: str) -> str:
    for pattern, by in WAITING:
        text = re.sub(pattern, by, text, flags=re.MULTILINE)
    return text


def main(args: list[str]) -> int:
    places = [arg for arg in args if not arg.startswith("--")]
    written: dict[pathlib.Path, str] = {}
    for place in places:
        if place.startswith("http"):
            with urllib.request.urlopen(place + "/api/openapi.json") as answer:
                written[PACKAGE / "types.py"] = types(json.load(answer))
        else:
            written[PACKAGE / "types.py"] = types(json.loads(pathlib.Path(place).read_text()))
    for source in sorted((PACKAGE / "_async").glob("*.py")):
        mark = "" if source.name == "__init__.py" else "# Written by generate.py from _async: do not edit.\n"
        written[PACKAGE / "_sync" / source.name] = mark + waiting(source.read_text())
    check = pathlib.Path(__file__).parent / "check" / "check_async.py"
    written[check.with_name("check_sync.py")] = "# Written by generate.py from check_async.py: do not edit.\n" + waiting(check.read_text())
    stale = [path for path, text in written.items() if not path.exists() or path.read_text() != text]
    if "--check" in args:
        for path in stale:
            print(f"{path} is not up to date: generate.py writes it anew.", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(written[path])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

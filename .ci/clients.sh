#!/usr/bin/env bash
# Packs each client, installs it into a project of its own below target/clients, and tries it there against the packaged server:
# the programs of its README as they are printed, and its check. Names of clients as arguments are those to try; all without.

# shellcheck disable=SC2016 # what is in single quotes is for the programs of the projects
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
root=$PWD
projects=$root/target/clients
export npm_config_audit=false npm_config_fund=false npm_config_loglevel=error
folders=() failed=0

say() { printf '%s\n' "$*" >&2; }

# The Nth block of a language in a client's README, with the address that plans may reach here in place of the one in the README.
block() { # README LANGUAGE N
    awk -v mark="\`\`\`$2" -v wanted="$3" '$0 == mark { n++; in_it = n == wanted; next } /^```/ { in_it = 0 } in_it' "$1"
}

# A program of a project: PROJECT NAME COMMAND…
program() {
    printf '#!/bin/sh\n%s\n' "${*:3}" >"$1/$2"
    chmod +x "$1/$2"
}

pack_typescript() {
    local client=$root/clients/typescript project=$projects/typescript
    rm -rf "$project" && mkdir -p "$project/src" || return 1
    (cd "$client" && npm ci && npm pack --pack-destination "$project") >/dev/null || return 1
    cat >"$project/package.json" <<'JSON'
{ "private": true, "type": "module" }
JSON
    block "$client/README.md" ts 1 >"$project/src/example.ts"
    block "$client/README.md" ts 2 >"$project/src/webhook.ts"
    cp "$client/check/check.ts" "$project/src/"
    (cd "$project" && npm install ./dispatch-client-*.tgz typescript@5.9.3 @types/node@20 >/dev/null &&
        npx tsc --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noPropertyAccessFromIndexSignature false \
            --target ES2022 --module NodeNext --skipLibCheck false --types node --outDir out src/*.ts) || return 1
    # In each of the runtimes that the machine has.
    local runtimes=(node) check="node '$client/generate.mjs' --check \"\$DISPATCH_URL\""
    if command -v deno >/dev/null; then runtimes+=('deno run -A'); else say "NOT CHECKED: clients/typescript under Deno, which this machine has not."; fi
    if command -v bun >/dev/null; then runtimes+=(bun); else say "NOT CHECKED: clients/typescript under Bun, which this machine has not."; fi
    program "$project" example 'sed "s#https://example.com#$OUTSIDE_URL/items#" out/example.js >out/run.js' \
        "$(printf ' && %s out/run.js' "${runtimes[@]}")"
    program "$project" webhook 'exec node out/webhook.js'
    program "$project" check "$check$(printf ' && %s out/check.js' "${runtimes[@]}")"
}

pack_python() {
    local client=$root/clients/python project=$projects/python
    rm -rf "$project" && mkdir -p "$project" || return 1
    "$python" -m build --wheel --no-isolation --outdir "$project" "$client" >"$project/build.log" 2>&1 || { cat "$project/build.log" >&2; return 1; }
    # httpx is Debian's; the client is nothing but its wheel.
    "$python" -m venv --system-site-packages "$project/venv" && "$project/venv/bin/pip" install -q --no-index "$project"/*.whl || return 1
    for n in 1 2 3; do block "$client/README.md" python "$n" >"$project/block$n.py"; done
    cp "$client"/check/check_*.py "$project/"
    (cd "$client" && "$python" -m mypy --no-incremental) >&2 || return 1
    (cd "$project" && "$python" -m mypy --strict --no-incremental --python-executable venv/bin/python block?.py check_*.py) >&2 || return 1
    if command -v npm >/dev/null; then
        npm install --prefix "$projects/pyright" pyright@1.1.414 >/dev/null &&
            "$projects/pyright/node_modules/.bin/pyright" -p "$client" --pythonpath "$python" >&2 || return 1
    else
        say "NOT CHECKED: the types of clients/python by pyright, as this machine has no npm."
    fi
    program "$project" example 'for n in 1 3; do sed "s#https://example.com#$OUTSIDE_URL/items#" block$n.py >run.py && venv/bin/python run.py || exit 1; done'
    program "$project" webhook 'exec venv/bin/python block2.py'
    program "$project" check "'$python' '$client/generate.py' --check \"\$DISPATCH_URL\" && venv/bin/python check_sync.py && exec venv/bin/python check_async.py"
}

pack_java() {
    local client=$root/clients/java project=$projects/java library=$root/dispatch-server/target/dispatch/lib class_path=
    rm -rf "$project" && mkdir -p "$project/lib" || return 1
    # What the module asks for: the application and its libraries, and nothing of the server.
    cp "$root"/dispatch-client/target/dispatch-client-*[0-9].jar "$library"/dispatch-{application,domain}-*.jar "$project/lib/" || return 1
    for jar in "$library"/*.jar; do
        case ${jar##*/} in
            dispatch-* | javalin* | jetty* | jdbi* | h2-* | Hikari* | postgresql* | okhttp* | picocli* | flyway*) ;;
            *) class_path+=:$jar ;;
        esac
    done
    block "$client/README.md" java 1 >"$project/Example.java"
    block "$client/README.md" java 2 >"$project/Receiver.java"
    printf -- '-XX:TieredStopAtLevel=1 -Dslf4j.internal.verbosity=ERROR -cp "%s"\n' "$project/lib/*$class_path" >"$project/options"
    program "$project" example "mkdir -p run && sed \"s#https://example.com#\$OUTSIDE_URL/items#\" Example.java >run/Example.java
exec '$java_home/bin/java' @options run/Example.java"
    program "$project" webhook "exec '$java_home/bin/java' @options Receiver.java"
    program "$project" check "exec '$java_home/bin/java' @options '$client/check/Check.java'"
}

wanted() { # CLIENT LANGUAGE-COMMAND…: whether it is to be tried, and its language is here
    local missing=()
    [ ${#only[@]} -eq 0 ] || [[ " ${only[*]} " == *" $1 "* ]] || return 1
    for command in "${@:2}"; do command -v "$command" >/dev/null || missing+=("$command"); done
    [ ${#missing[@]} -eq 0 ] && return
    say "NOT CHECKED: the client clients/$1, as this machine has no ${missing[*]}."
    return 1
}

pack() {
    case $1 in
        typescript) pack_typescript ;;
        python) pack_python ;;
        java) pack_java ;;
    esac
}

only=("$@")
# Debian's, which has the packages; another Python may be first on the PATH.
python=/usr/bin/python3
[ -x $python ] || python=python3
./dispatch --version >/dev/null || exit 1
# shellcheck source=../packaging/bin/find-java.sh
. packaging/bin/find-java.sh
find_java 21 javac

clients=()
if wanted java "$java_home/bin/javac"; then clients+=(java); fi
if wanted typescript node npm; then clients+=(typescript); fi
if wanted python "$python"; then
    if "$python" -c 'import build, ensurepip, hatchling, httpx, mypy' 2>/dev/null; then
        clients+=(python)
    else
        say "NOT CHECKED: the client clients/python, as $python lacks one of build, hatchling, httpx, mypy, venv (Debian's python3-…)."
    fi
fi

# Beside each other, as they are tried.
declare -A packing
for client in "${clients[@]}"; do
    pack "$client" &
    packing[$client]=$!
done
for client in "${clients[@]}"; do
    if wait "${packing[$client]}"; then
        folders+=("$projects/$client")
    else
        say "clients/$client: cannot be packed and installed"
        failed=1
    fi
done

if [ ${#folders[@]} -gt 0 ]; then
    "$java_home/bin/javac" -d "$projects/trial" .ci/clients/*.java && "$java_home/bin/java" -cp "$projects/trial" Clients "${folders[@]}" || failed=1
fi
exit $failed

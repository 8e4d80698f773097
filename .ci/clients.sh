#!/usr/bin/env bash
# Packs each client, installs it into a project of its own below target/clients, and tries it there against the packaged server:
# the programs of its README as they are printed, and its check. Names of clients as arguments are those to try; all without.

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

typescript() {
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
    program "$project" example 'sed "s#https://example.com#$OUTSIDE_URL/items#" out/example.js >out/run.js && exec node out/run.js'
    program "$project" webhook 'exec node out/webhook.js'
    program "$project" check "node '$client/generate.mjs' --check \"\$DISPATCH_URL\" && exec node out/check.js"
}

python() {
    local client=$root/clients/python project=$projects/python
    rm -rf "$project" && mkdir -p "$project" || return 1
    "$python" -m build --wheel --no-isolation --outdir "$project" "$client" >"$project/build.log" 2>&1 || { cat "$project/build.log" >&2; return 1; }
    # httpx is Debian's; the client is nothing but its wheel.
    "$python" -m venv --system-site-packages "$project/venv" && "$project/venv/bin/pip" install -q --no-index "$project"/*.whl || return 1
    for n in 1 2 3; do block "$client/README.md" python $n >"$project/block$n.py"; done
    cp "$client"/check/check_*.py "$project/"
    (cd "$client" && "$python" -m mypy --no-incremental) >&2 || return 1
    (cd "$project" && "$python" -m mypy --strict --no-incremental --python-executable venv/bin/python block?.py check_*.py) >&2 || return 1
    program "$project" example 'for n in 1 3; do sed "s#https://example.com#$OUTSIDE_URL/items#" block$n.py >run.py && venv/bin/python run.py || exit 1; done'
    program "$project" webhook 'exec venv/bin/python block2.py'
    program "$project" check "'$python' '$client/generate.py' --check \"\$DISPATCH_URL\" && venv/bin/python check_sync.py && exec venv/bin/python check_async.py"
}

wanted() { # CLIENT LANGUAGE-COMMAND…: whether it is to be tried, and its language is here
    local missing=()
    [ ${#only[@]} -eq 0 ] || [[ " ${only[*]} " == *" $1 "* ]] || return 1
    for command in "${@:2}"; do command -v "$command" >/dev/null || missing+=("$command"); done
    [ ${#missing[@]} -eq 0 ] && return
    say "NOT CHECKED: the client clients/$1, as this machine has no ${missing[*]}."
    return 1
}

prepare() {
    if "$1"; then folders+=("$projects/$1"); else say "clients/$1: cannot be packed and installed" && failed=1; fi
}

only=("$@")
# Debian's, which has the packages; another Python may be first on the PATH.
python=/usr/bin/python3
[ -x $python ] || python=python3
./dispatch --version >/dev/null || exit 1
if wanted typescript node npm; then prepare typescript; fi
if wanted python "$python"; then
    if "$python" -c 'import build, hatchling, httpx, mypy, venv' 2>/dev/null; then
        prepare python
    else
        say "NOT CHECKED: the client clients/python, as $python lacks one of build, hatchling, httpx, mypy, venv (Debian's python3-…)."
    fi
fi

# shellcheck source=../packaging/bin/find-java.sh
. packaging/bin/find-java.sh
find_java 21 java
[ ${#folders[@]} -eq 0 ] || "$java_home/bin/java" .ci/Clients.java "${folders[@]}" || failed=1
exit $failed

#!/usr/bin/env bash
# Drives the whole API by the command line, against two servers on one PostgreSQL, of which one is killed in the middle of a run:
# cluster.sh DATABASE_URL [DISPATCH]
#
# DATABASE_URL is that of an empty database, such as jdbc:postgresql://localhost/dispatch?user=me&password=secret; DISPATCH is the
# program, ./dispatch when left out. Needs curl, jq and node.
set -euo pipefail
cd "$(dirname "$0")/.."

dispatch=${2:-./dispatch}
work=$(mktemp -d)
children=()
finish() {
    [ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

# What answers slowly.
node -e '
const server = require("http").createServer((request, answer) => setTimeout(() => answer.end("{}"), 500))
server.listen(0, "127.0.0.1", () => console.log(server.address().port))' >"$work/slow" &
children+=($!)

key=$(head -c 32 /dev/urandom | base64)
serve() {
    : >"$work/server$2"
    DISPATCH_DATABASE_URL=$1 DISPATCH_MASTER_KEY=$key DISPATCH_EGRESS_ALLOW=127.0.0.1 DISPATCH_HOST=127.0.0.1 \
        "$dispatch" serve --port 0 --data "$work/data$2" >"$work/server$2" 2>"$work/log$2" &
    children+=($!)
    until grep -q 'is ready at' "$work/server$2"; do kill -0 $! || { cat "$work/log$2" >&2; exit 1; }; sleep 0.1; done
}
"$dispatch" --version
serve "$1" 1
serve "$1" 2
victim=${children[1]}
url() { sed -n 's/.*is ready at //p' "$work/server$1"; }
curl -sf -d '{"email": "cli@example.com", "password": "a long enough one"}' "$(url 1)/api/auth/signup" >/dev/null
until [ -s "$work/slow" ]; do sleep 0.1; done
OTHER=$(url 2) VICTIM=$victim SLOW=http://127.0.0.1:$(cat "$work/slow")/ .ci/cli.sh "$(url 1)" cli@example.com 'a long enough one' "$dispatch"

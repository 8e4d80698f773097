#!/usr/bin/env bash
# What takes several servers, with the packaged program: an operator's day, the command line against two servers of which one is killed,
# and MCP behind a proxy. servers.sh PROGRAM
#
# PROGRAM is the folder of an unpacked program. PostgreSQL is the one that the tests start. What the machine lacks a tool for is told
# as NOT CHECKED.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

program=$(cd "$1" && pwd) || exit 1
for command in curl jq node openssl; do
    command -v "$command" >/dev/null || { echo "NOT CHECKED: servers beside each other, as this machine has no $command."; exit; }
done
# shellcheck source=../packaging/bin/find-java.sh
. packaging/bin/find-java.sh
find_java 21 javac
work=$(mktemp -d) || exit 1
# It ends with its input, and so with this script, whatever becomes of that.
# shellcheck disable=SC2034 # who is asked for by POSTGRES_PID
coproc POSTGRES { exec "$java_home/bin/java" -XX:TieredStopAtLevel=1 -cp "$(cat dispatch-server/target/classpath)" .ci/Postgres.java \
    "$work/urls" day cluster mcp >"$work/postgres.log" 2>&1; }
postgres=$POSTGRES_PID
# shellcheck disable=SC2317 # called at the end
finish() {
    kill "$postgres" 2>/dev/null && wait "$postgres" 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
until [ -e "$work/urls" ]; do
    kill -0 "$postgres" 2>/dev/null || { cat "$work/postgres.log"; exit 1; }
    sleep 0.1
done
{ read -r day && read -r cluster && read -r mcp; } <"$work/urls"

status=0
# check WHAT COMMAND...: how long it took, and all that it said when it failed.
check() {
    local what=$1 began=$SECONDS
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "$what: all as it should be, in $((SECONDS - began)) s"
    else
        cat "$work/said"
        echo "$what: FAILED"
        status=1
    fi
}
check "an operator's day" .ci/operator.sh "$program" "$day"
check 'the command line, while one of two servers is killed' .ci/cluster.sh "$cluster" "$program/bin/dispatch"
if command -v npm >/dev/null; then
    check 'MCP' node .ci/mcp.mjs "$mcp"
else
    echo 'NOT CHECKED: MCP, as this machine has no npm.'
fi
exit $status

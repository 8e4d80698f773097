#!/usr/bin/env bash
# An operator's day, with the program as it is shipped: operator.sh ARCHIVE [DATABASE_URL]
#
# ARCHIVE is a .tar.gz of the program. It is unpacked, told its settings by a file that is checked first, served, closed to strangers,
# opened to one who is invited, backed up while it works, and restored elsewhere. With DATABASE_URL, that of an empty PostgreSQL such as
# postgres://me:secret@localhost/dispatch, two servers on it are then replaced one after the other under load, and no run is lost.
# Needs curl, jq and node. Prints what it saw, and stops at the first thing that is not as it should be.
set -euo pipefail

archive=$1 database=${2:-}
work=$(mktemp -d)
children=()
finish() {
    [ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
export XDG_CONFIG_HOME=$work/config HOME=$work DISPATCH_SERVER='' DISPATCH_TOKEN='' DISPATCH_PROFILE='' DISPATCH_DATA=''

say() { printf '%s\n' "--- $*"; }
die() { printf 'operator.sh: %s\n' "$*" >&2; exit 1; }
now() { date +%s%3N; }
# until_true WHAT COMMAND...: waits for it, for a minute at most.
until_true() {
    local what=$1 end=$(($(now) + 60000))
    shift
    until "$@" >/dev/null 2>&1; do [ "$(now)" -lt "$end" ] || die "$what: not within a minute"; done
}

# ---- What is around: a service that takes its time and notes who asks, and what takes traces

cat >"$work/around.js" <<'JS'
const fs = require('fs'), http = require('http'), zlib = require('zlib'), [, , folder] = process.argv
const listen = (name, answer) => {
    const server = http.createServer((request, response) => {
        const parts = []
        request.on('data', part => parts.push(part))
        request.on('end', () => answer(request, response, Buffer.concat(parts)))
    })
    server.listen(0, '127.0.0.1', () => fs.writeFileSync(`${folder}/${name}`, String(server.address().port)))
}
listen('service', (request, response) => {
    fs.appendFileSync(`${folder}/called`, `${request.headers.traceparent ?? '-'} ${request.url}\n`)
    setTimeout(() => response.end('{}'), request.url === '/slow' ? 300 : 0)
})
listen('collector', (request, response, body) => {
    if (request.headers['content-encoding'] === 'gzip') body = zlib.gunzipSync(body)
    fs.appendFileSync(`${folder}/traced`, `${request.method} ${request.url} ${body.toString('hex')}\n`)
    response.end()
})
JS
node "$work/around.js" "$work" &
children+=($!)
until_true 'what is around' test -s "$work/service" -a -s "$work/collector"
service=http://127.0.0.1:$(cat "$work/service") collector=http://127.0.0.1:$(cat "$work/collector")

# ---- Install

began=$(now)
mkdir "$work/opt"
tar xzf "$archive" -C "$work/opt" --strip-components 1
dispatch=$work/opt/bin/dispatch
version=$("$dispatch" --version)
say "installed: $version, $(du -sm "$work/opt" | cut -f1) MB, $(($(now) - began)) ms with the first start"

# ---- Settings: a file with mistakes, and one without

openssl rand -base64 32 >"$work/master_key"
cat >"$work/wrong.yaml" <<END
prot: 80
signup: nobody
master_key_file: $work/nothing
data: /dev/null/data
END
code=0
"$dispatch" config check --config "$work/wrong.yaml" >"$work/said" || code=$?
if [ "$code" -ne 2 ] || [ "$(grep -c '^✗' "$work/said")" -ne 4 ]; then
    die "the check of a wrong file: $code, $(cat "$work/said")"
fi
say 'a wrong file is refused with all that is wrong with it:'
sed "s|$work|…|g" "$work/said"

# settings NAME DATA MORE: a file of settings.
settings() {
    cat >"$work/$1.yaml" <<END
port: 0
data: $2
master_key_file: $work/master_key
egress_allow: [127.0.0.1]
log: json
otel_exporter_otlp_endpoint: $collector
otel_service_name: operator
$3
END
    chmod 600 "$work/$1.yaml"
    "$dispatch" config check --config "$work/$1.yaml" >"$work/said" || die "$(cat "$work/said")"
}
# serve NAME: starts what is told by that file; its URL is then in $url, its process in $pid.
serve() {
    : >"$work/$1.out"
    "$dispatch" serve --config "$work/$1.yaml" >"$work/$1.out" 2>>"$work/$1.log" &
    pid=$!
    children+=("$pid")
    until_true "$1" grep -q 'is ready at' "$work/$1.out"
    url=$(sed -n 's/.*is ready at //p' "$work/$1.out")
}
stop() { kill -TERM "$1" && { wait "$1" || true; }; }

began=$(now)
settings one "$work/data" 'signup: open'
say "the file is checked in $(($(now) - began)) ms; serve:"
began=$(now)
serve one
say "ready in $(($(now) - began)) ms"

# ---- Accounts: the operator's own, then nobody's, then who is invited

# as JAR METHOD PATH [JSON]: the answer's body; JAR holds the session.
as() {
    curl -s -b "$work/$1" -c "$work/$1" -X "$2" -H 'Content-Type: application/json' ${4:+-d "$4"} "$url$3"
}
# status PATH JSON: the status of a POST by a stranger.
status() { curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' -d "$2" "$url$1"; }

as me POST /api/auth/signup '{"email": "me@example.com", "password": "a long enough one"}' | jq -e .user.id >/dev/null
stop "$pid"
settings one "$work/data" 'signup: invite'
serve one
[ "$(status /api/auth/signup '{"email": "x@example.com", "password": "a long enough one"}')" -eq 403 ] || die 'a stranger was let in'
as me POST /api/auth/login '{"email": "me@example.com", "password": "a long enough one"}' >/dev/null
invite=$(as me POST /api/invitations | jq -r .invite)
guest='{"email": "guest@example.com", "password": "a long enough one", "invite": "'$invite'"}'
[ "$(status /api/auth/signup "$guest")" -eq 200 ] || die 'who is invited was not let in'
say 'sign-up is closed, and open to one who is invited'
if "$dispatch" help users >/dev/null 2>&1; then
    "$dispatch" users --config "$work/one.yaml" list >/dev/null || say 'NOT TRIED: users, without an administrator'
else
    say 'NOT TRIED: users and admin, which this version does not have'
fi

# ---- A trace: of the caller, by the run and its step, to the service that is called

trace=0af7651916cd43dd8448eb211c80319c
plan() { printf '{"plan": {"id": "%s", "name": "Look", "steps": [{"id": "look", "tool": "http", "op": "get", "params": {"url": "%s"}}]}}' "$1" "$service/$2"; }
curl -s -N -b "$work/me" -H 'Content-Type: application/json' -H "traceparent: 00-$trace-b7ad6b7169203331-01" \
    -d "$(plan wf_look look)" "$url/api/execute" | grep -q '"status":"ok"' || die 'the run did not end well'
until_true 'the trace' grep -q "$trace" "$work/traced"
handed=$(sed -n "s|^\(00-$trace-[0-9a-f]*-01\) /look\$|\1|p" "$work/called")
[ -n "$handed" ] || die "the service was not told of the trace: $(cat "$work/called")"
grep -q "$(echo "$handed" | cut -d- -f3)" "$work/traced" || die 'the step that called it is in no trace'
say "the trace of the caller goes on: $handed"

# ---- A backup while it works, and what comes of it elsewhere

as me POST /api/workflows "$(plan wf_many fast)" >/dev/null
# load FILE: runs until FILE is there; a line for each that was answered.
load() {
    until [ -e "$1" ]; do
        as me POST /api/workflows/wf_many/run | jq -r '.run.id + " " + .run.status' || true
    done
}
load "$work/enough" >"$work/runs" &
loading=$!
until_true 'load' test "$(wc -l <"$work/runs")" -ge 0
until_true 'some runs' sh -c "[ \$(wc -l <'$work/runs') -ge 50 ]"
before=$(wc -l <"$work/runs")
began=$(now)
"$dispatch" backup --config "$work/one.yaml" "$work/backup.zip" >/dev/null
took=$(($(now) - began)) during=$(($(wc -l <"$work/runs") - before))
head -n "$before" "$work/runs" | cut -d' ' -f1 | sort >"$work/wanted"
touch "$work/enough"
wait "$loading"
settings two "$work/elsewhere" 'signup: closed'
"$dispatch" restore --config "$work/two.yaml" "$work/backup.zip" >/dev/null
stop "$pid"
serve two
as me POST /api/auth/login '{"email": "me@example.com", "password": "a long enough one"}' | jq -e .user.id >/dev/null
cursor=''
: >"$work/restored"
while true; do
    page=$(as me GET "/api/history?limit=200${cursor:+&cursor=$cursor}")
    echo "$page" | jq -r '.history[].id' >>"$work/restored"
    cursor=$(echo "$page" | jq -r '.nextCursor // empty')
    [ -n "$cursor" ] || break
done
lost=$(sort "$work/restored" | comm -23 "$work/wanted" - | wc -l)
[ "$lost" -eq 0 ] || die "$lost of $before runs that were answered before the backup are not in it"
say "a backup of $(stat -c %s "$work/backup.zip") bytes in $took ms, $during runs meanwhile; all $before from before it are restored"
stop "$pid"

# ---- Two servers on PostgreSQL, replaced one after the other

if [ -z "$database" ]; then
    say 'NOT TRIED: two servers, without a DATABASE_URL'
    exit
fi
printf '%s\n' "$database" >"$work/database_url"
settings left "$work/left" "database_url_file: $work/database_url"
settings right "$work/right" "database_url_file: $work/database_url"
serve left
left=$pid left_url=$url
serve right
right=$pid right_url=$url
as me POST /api/auth/signup '{"email": "me@example.com", "password": "a long enough one"}' >/dev/null
as me POST /api/workflows "$(plan wf_slow slow)" >/dev/null
# ask: has a run begin at either server, whichever answers; a line for each that was accepted.
ask() {
    local id
    until [ -e "$work/done" ]; do
        for base in "$(cat "$work/left.url")" "$(cat "$work/right.url")"; do
            id=$(curl -s -m 5 -b "$work/me" -X POST -H 'Prefer: respond-async' "$base/api/workflows/wf_slow/run" | jq -r '.run.id // empty' 2>/dev/null) || id=''
            [ -z "$id" ] || echo "$id"
        done
    done
}
echo "$left_url" >"$work/left.url"
echo "$right_url" >"$work/right.url"
ask >"$work/accepted" &
asking=$!
until_true 'some runs' sh -c "[ \$(wc -l <'$work/accepted') -ge 20 ]"
began=$(now)
stop "$left"
serve left
left=$pid
echo "$url" >"$work/left.url"
stop "$right"
serve right
right=$pid
echo "$url" >"$work/right.url"
took=$(($(now) - began))
touch "$work/done"
wait "$asking"
accepted=$(sort -u "$work/accepted" | wc -l)
# ended: whether every run that was accepted has ended; those that ended well are in $work/ok.
ended() {
    : >"$work/ok"
    while read -r id; do
        state=$(as me GET "/api/runs/$id" | jq -r .run.status)
        case $state in ok) echo "$id" >>"$work/ok" ;; queued | running) return 1 ;; *) die "run $id: $state" ;; esac
    done < <(sort -u "$work/accepted")
}
until_true 'the runs' ended
say "two servers replaced one after the other in $took ms: $accepted runs accepted meanwhile, $(wc -l <"$work/ok") ended well, 0 lost"
stop "$left"
stop "$right"
grep -h '"level":"error"' "$work"/*.log && die 'a server logged an error'
grep -q '^POST /v1/metrics ' "$work/traced" || die 'no server sent its metrics'
say "done: $(grep -c '^POST /v1/traces ' "$work/traced") requests with traces, $(grep -c '^POST /v1/metrics ' "$work/traced") with metrics"

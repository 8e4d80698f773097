#!/usr/bin/env bash
# An operator's day, with the program as it is shipped: operator.sh ARCHIVE [DATABASE_URL [OLDER_ARCHIVE]]
#
# ARCHIVE is a .tar.gz of the program, or the folder of one that is unpacked. It is told its settings by a file that is checked first, and served; people are let in,
# locked, helped and limited; it is backed up while it works, and restored as on another machine. With DATABASE_URL, that of an empty
# PostgreSQL such as postgres://me:secret@localhost/dispatch, two servers on it are then replaced one after the other under load, and no
# run is lost; with OLDER_ARCHIVE the two that are replaced are of that version.
# Needs curl, jq, node and openssl. Prints what it saw, and stops at the first thing that is not as it should be.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

archive=$1 database=${2:-} older=${3:-}
for command in curl jq node openssl; do
    command -v "$command" >/dev/null || { printf 'NOT CHECKED: an operator'\''s day, as this machine has no %s.\n' "$command" >&2; exit; }
done
work=$(mktemp -d)
children=()
finish() {
    [ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
mkdir "$work/home"
export XDG_CONFIG_HOME=$work/home/.config HOME=$work/home DISPATCH_SERVER='' DISPATCH_TOKEN='' DISPATCH_PROFILE='' DISPATCH_DATA=''

say() { printf '%s\n' "--- $*"; }
die() { printf 'operator.sh: %s\n' "$*" >&2; exit 1; }
now() { date +%s%3N; }
# until_true WHAT COMMAND...: waits for it, for a minute and a half at most.
until_true() {
    local what=$1 end=$(($(now) + 90000))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$(now)" -lt "$end" ] || die "$what: not in time"
        sleep 0.1
    done
}

: >"$work/mails"
node "$here/around.mjs" "$work" &
children+=($!)
for one in service collector smtp; do until_true 'what is around' test -s "$work/$one"; done
service=http://127.0.0.1:$(cat "$work/service") collector=http://127.0.0.1:$(cat "$work/collector")

# ---- Install

# unpack ARCHIVE NAME: its program is then in $dispatch, its version in $version.
unpack() {
    if [ -d "$1" ]; then
        dispatch=$(cd "$1" && pwd)/bin/dispatch
    else
        mkdir "$work/$2"
        tar xzf "$1" -C "$work/$2" --strip-components 1
        dispatch=$work/$2/bin/dispatch
    fi
    version=$("$dispatch" --version)
}
began=$(now)
unpack "$archive" opt
say "installed: $version, $(du -sm "$(dirname "$dispatch")/.." | cut -f1) MB, $(($(now) - began)) ms with the first start"

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

# A port that is free now; mails have to know the address before the server is there.
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
# settings NAME DATA MORE: a file of settings.
settings() {
    cat >"$work/$1.yaml" <<END
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
# serve NAME [OPTION...]: starts what is told by that file, or by the options; its URL is then in $url, its process in $pid.
serve() {
    local told=(--config "$work/$1.yaml")
    [ $# -eq 1 ] || told=("${@:2}")
    : >"$work/$1.out"
    "$dispatch" serve "${told[@]}" >"$work/$1.out" 2>>"$work/$1.log" &
    pid=$!
    children+=("$pid")
    until_true "$1" grep -q 'is ready at' "$work/$1.out"
    running=$1
    url=http://127.0.0.1:$(sed -n 's/.*is ready at .*:\([0-9]*\).*/\1/p' "$work/$1.out")
}
stop() { kill -TERM "$1" && { wait "$1" || true; }; }

mail=$(printf '%s\n' "port: $port" "public_url: http://localhost:$port" "smtp_url: smtp://127.0.0.1:$(cat "$work/smtp")" 'smtp_from: dispatch@example.com')
began=$(now)
settings one "$work/data" "signup: open
$mail"
say "the file is checked in $(($(now) - began)) ms; serve:"
began=$(now)
serve one
say "ready in $(($(now) - began)) ms"

# ---- What is asked of a server

# as JAR METHOD PATH [JSON]: the answer's body; JAR holds the session.
as() {
    curl -s -b "$work/$1" -c "$work/$1" -X "$2" -H 'Content-Type: application/json' ${4:+-d "$4"} "$url$3"
}
# by TOKEN METHOD PATH [JSON]: the answer's status and code, such as 403 forbidden; its body is then in $work/answer.
by() {
    local status
    status=$(curl -s -o "$work/answer" -w '%{http_code}' -X "$2" -H "Authorization: Bearer $1" -H 'Content-Type: application/json' ${4:+-d "$4"} "$url$3")
    echo "$status $(jq -r '.code? // ""' "$work/answer" 2>/dev/null || true)"
}
# answers WANTED JAR METHOD PATH [JSON]: that the answer has this status and code.
answers() {
    local wanted=$1 status
    status=$(curl -s -b "$work/$2" -c "$work/$2" -o "$work/answer" -w '%{http_code}' -X "$3" -H 'Content-Type: application/json' ${5:+-d "$5"} "$url$4")
    is "$wanted" "$status$(jq -r 'if .code? then " " + .code else "" end' "$work/answer" 2>/dev/null || true)" "$3 $4: $(cat "$work/answer")"
}
is() { [ "$1" = "$2" ] || die "$1 was expected, and not $2: $3"; }
# account ADDRESS [INVITE]: what one signs up with.
account() { printf '{"email": "%s@example.com", "password": "a long enough one"%s}' "$1" "${2:+, \"invite\": \"$2\"}"; }
# plan ID PATH: one that gets it from the service that is around.
plan() { printf '{"plan": {"id": "%s", "name": "Look", "steps": [{"id": "look", "tool": "http", "op": "get", "params": {"url": "%s"}}]}}' "$1" "$service/$2"; }
# local_ COMMAND...: a command on the data of the server that runs.
local_() { "$dispatch" "$@" --config "$work/$running.yaml"; }

# ---- Who comes first, and who may come after that

answers 200 me POST /api/auth/signup "$(account me)"
is true "$(as me GET /api/auth/me | jq .admin)" 'the first user is an administrator'
answers 200 eve POST /api/auth/signup "$(account eve)"
stop "$pid"
settings one "$work/data" "signup: invite
$mail"
serve one
answers '403 forbidden' nobody POST /api/auth/signup "$(account stranger)"
invite=$(as me POST /api/invitations | jq -r .invite)
answers 200 bob POST /api/auth/signup "$(account bob "$invite")"
answers '403 forbidden' nobody POST /api/auth/signup "$(account other "$invite")"
say 'sign-up is closed, and open once to one who is invited'

answers '403 forbidden' bob GET /api/admin/users
local_ admin grant bob@example.com >/dev/null
answers 200 bob GET /api/admin/users
local_ admin revoke bob@example.com >/dev/null
answers '403 forbidden' bob GET /api/admin/users
is 3 "$(local_ users list --json | jq '[.users[] | select(.email | endswith("@example.com"))] | length')" 'users that are listed'
say 'the first user is an administrator; another is made one, and none again, by a command on the machine'

# ---- Somebody does harm: locked, and unlocked

token() { as "$1" POST /api/tokens "$2" | jq -r '.token // empty'; }
every_minute='{"enabled": true, "trigger": "schedule", "cron": "* * * * *"}'
for who in bob eve; do
    as $who POST /api/workflows "$(plan "wf_$who" "by-$who")" >/dev/null
    as $who PATCH "/api/workflows/wf_$who" "$every_minute" | jq -e .workflow.nextRunAt >/dev/null || die 'no schedule'
done
eves=$(token eve '{"name": "all", "scopes": ["read", "run", "write"]}')
is '200 ' "$(by "$eves" GET /api/workflows)" 'a token'
hook=$(as eve GET /api/workflows/wf_eve | jq -r .workflow.webhookUrl | sed 's|.*/api/|/api/|')
local_ users lock eve@example.com >/dev/null
locked=$(now)
answers '401 unauthorized' eve GET /api/workflows
is '401 unauthorized' "$(by "$eves" GET /api/workflows)" 'the token of who is locked'
answers '403 forbidden' eve POST /api/auth/login "$(account eve)"
case $(by none POST "$hook" '{}') in 4*) ;; *) die "the webhook of who is locked: $(cat "$work/answer")" ;; esac
say 'who is locked is signed out; neither password, token nor webhook does anything'

# ---- Somebody forgot a password: by mail, and by an administrator

# choose CODE PASSWORD: what its owner does with the link.
choose() { answers 200 nobody POST /api/auth/password/new "{\"code\": \"$1\", \"password\": \"$2\"}"; }
answers 200 nobody POST /api/auth/password/reset '{"email": "bob@example.com"}'
until_true 'a mail' grep -q "http://localhost:$port/reset#" "$work/mails"
grep -q '^to bob@example.com' "$work/mails" || die "the mail: $(cat "$work/mails")"
choose "$(sed -n 's|.*/reset#\([^ ]*\).*|\1|p' "$work/mails" | tr -d '\r')" 'another long one'
answers '401 invalid_credentials' bob POST /api/auth/login "$(account bob)"
answers 200 bob POST /api/auth/login '{"email": "bob@example.com", "password": "another long one"}'
link=$(local_ users reset bob@example.com)
choose "${link#*#}" 'a long enough one'
answers '401 unauthorized' bob GET /api/workflows
answers 200 bob POST /api/auth/login "$(account bob)"
say 'a password is chosen anew by a link of a mail, and by one of an administrator'

# ---- Somebody takes more than there is

local_ users limits bob@example.com --workflows 2 --tokens 3 >/dev/null
as bob POST /api/workflows "$(plan wf_kept fast)" | jq -e .workflow >/dev/null
answers '409 quota_exceeded' bob POST /api/workflows "$(plan wf_more fast)"
say "who has as many workflows as they may: $(jq -r .error "$work/answer")"

# ---- Tokens, for less than all

answers '400 bad_request' bob POST /api/tokens '{"name": "typo", "scopes": ["read", "rnu"]}'
say "a scope that there is not: $(jq -r '.details.problems[0] | .path + " " + .message' "$work/answer")"
answers '400 bad_request' bob POST /api/tokens '{"name": "long", "expiresInDays": 3651}'
reads=$(token bob '{"name": "reads", "scopes": ["read"], "expiresInDays": 1}')
left=$(as bob GET /api/tokens | jq '(.tokens[] | select(.name == "reads") | .expiresAt / 1000 - now) / 3600 | round')
is 24 "$left" 'hours to its end'
is '200 ' "$(by "$reads" GET /api/workflows/wf_kept)" 'read'
is '403 forbidden' "$(by "$reads" POST /api/workflows/wf_kept/run)" 'run'
narrow=$(token bob '{"name": "one workflow", "scopes": ["read", "run"], "workflows": ["wf_kept"]}')
is '200 ' "$(by "$narrow" POST /api/workflows/wf_kept/run)" 'its workflow'
is '404 not_found' "$(by "$narrow" POST /api/workflows/wf_bob/run)" 'another workflow'
is '403 forbidden' "$(by "$narrow" POST /api/execute "$(plan wf_x fast)")" 'a plan of its own'
id=$(as bob GET /api/tokens | jq -r '.tokens[] | select(.name == "reads") | .id')
answers 200 bob DELETE "/api/tokens/$id"
is '401 unauthorized' "$(by "$reads" GET /api/workflows/wf_kept)" 'a token that is revoked'
say 'tokens do what their scopes say, for the workflows that they are for, until they end'

# ---- A trace: of the caller, by the run and its step, to the service that is called

trace=0af7651916cd43dd8448eb211c80319c
curl -s -N -b "$work/me" -H 'Content-Type: application/json' -H "traceparent: 00-$trace-b7ad6b7169203331-01" \
    -d "$(plan wf_look look)" "$url/api/execute" >"$work/said"
grep -q '"status":"ok"' "$work/said" || die "the run did not end well: $(cat "$work/said")"
until_true 'the trace' grep -q "$trace" "$work/traced"
handed=$(sed -n "s|^\(00-$trace-[0-9a-f]*-01\) /look\$|\1|p" "$work/called")
[ -n "$handed" ] || die "the service was not told of the trace: $(cat "$work/called")"
grep -q "$(echo "$handed" | cut -d- -f3)" "$work/traced" || die 'the step that called it is in no trace'
say "the trace of the caller goes on: $handed"

# ---- How long runs are kept

runs_of() { as bob GET "/api/history?workflowId=$1" | jq '.history | length'; }
for _ in 1 2 3 4; do as bob POST /api/workflows/wf_kept/run >/dev/null; done
is 5 "$(runs_of wf_kept)" 'runs before'
as bob PATCH /api/workflows/wf_kept '{"keepRuns": {"runs": 2}}' | jq -e '.workflow.keepRuns.runs == 2' >/dev/null || die 'not kept'

# ---- What others need to help

"$dispatch" support --config "$work/one.yaml" --log "$work/one.log" "$work/support.zip" >/dev/null
"$dispatch" config check --config "$work/one.yaml" >"$work/said" || die "$(cat "$work/said")"
grep -q '^✓ traces: ' "$work/said" || die "the collector is not tried: $(cat "$work/said")"
say "a file to hand on: $(stat -c %s "$work/support.zip") bytes"

# ---- A backup while it works, and what comes of it on another machine

as me POST /api/workflows "$(plan wf_many fast)" >/dev/null
# load FILE: runs until FILE is there; a line for each that was answered.
load() {
    until [ -e "$1" ]; do
        as me POST /api/workflows/wf_many/run | jq -r '.run.id + " " + .run.status' || true
    done
}
load "$work/enough" >"$work/runs" &
loading=$!
until_true 'some runs' sh -c "[ \$(wc -l <'$work/runs') -ge 30 ]"
before=$(wc -l <"$work/runs")
began=$(now)
local_ backup "$work/backup.zip" >/dev/null
took=$(($(now) - began)) during=$(($(wc -l <"$work/runs") - before))
head -n "$before" "$work/runs" | cut -d' ' -f1 | sort >"$work/wanted"
touch "$work/enough"
wait "$loading"
stop "$pid"
mkdir "$work/elsewhere"
(
    HOME=$work/elsewhere XDG_CONFIG_HOME=$work/elsewhere/.config
    settings two "$work/elsewhere/data" "port: 0
signup: closed"
    "$dispatch" restore --config "$work/two.yaml" "$work/backup.zip" >/dev/null
)
HOME=$work/elsewhere XDG_CONFIG_HOME=$work/elsewhere/.config serve two
answers 200 me POST /api/auth/login "$(account me)"
answers 200 bob POST /api/auth/login "$(account bob)"
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
kept() { [ "$(runs_of wf_kept)" -eq 2 ]; }
until_true 'runs are deleted' kept
is '200 ' "$(by "$narrow" GET /api/workflows/wf_kept)" 'a token, restored'
say 'of the workflow that keeps two runs, two are left; tokens and sessions go on there'
newer=$dispatch newer_version=$version alone=$pid alone_url=$url # it goes on until the end of the day: a schedule takes up to a minute

# ---- Two servers on PostgreSQL, replaced one after the other

if [ -z "$database" ]; then
    say 'NOT TRIED: two servers, without a DATABASE_URL'
else
    [ -z "$older" ] || unpack "$older" older
    # By variables, which every version knows.
    export DISPATCH_DATABASE_URL=$database DISPATCH_MASTER_KEY DISPATCH_EGRESS_ALLOW=127.0.0.1 DISPATCH_LOG=json OTEL_EXPORTER_OTLP_ENDPOINT=$collector
    DISPATCH_MASTER_KEY=$(cat "$work/master_key")
    node_() { serve "$1" --port 0 --data "$work/$1"; }
    node_ left
    left=$pid left_url=$url
    node_ right
    right=$pid right_url=$url
    answers 200 we POST /api/auth/signup "$(account me)"
    as we POST /api/workflows "$(plan wf_slow slow)" >/dev/null
    # ask: has a run begin at either server, whichever answers; a line for each that was accepted.
    ask() {
        local id
        until [ -e "$work/done" ]; do
            for base in "$(cat "$work/left.url")" "$(cat "$work/right.url")"; do
                id=$(curl -s -m 5 -b "$work/we" -X POST -H 'Prefer: respond-async' "$base/api/workflows/wf_slow/run" | jq -r '.run.id // empty' 2>/dev/null) || id=''
                [ -z "$id" ] || echo "$id"
            done
        done
    }
    # replace NAME: starts it anew, by the newer program.
    replace() {
        dispatch=$newer
        node_ "$1"
        echo "$url" >"$work/$1.url"
    }
    # more N: until so many runs more were accepted.
    more() {
        local until=$(($(wc -l <"$work/accepted") + $1))
        until_true "$1 runs more" sh -c "[ \$(wc -l <'$work/accepted') -ge $until ]"
    }
    echo "$left_url" >"$work/left.url"
    echo "$right_url" >"$work/right.url"
    ask >"$work/accepted" &
    asking=$!
    more 20
    began=$(now)
    stop "$left"
    replace left
    left=$pid
    more 20 # with one of each version at work
    stop "$right"
    replace right
    right=$pid
    more 20
    took=$(($(now) - began))
    touch "$work/done"
    wait "$asking"
    accepted=$(sort -u "$work/accepted" | wc -l)
    # ended: whether every run that was accepted has ended; those that ended well are in $work/ok.
    ended() {
        : >"$work/ok"
        while read -r id; do
            state=$(as we GET "/api/runs/$id" | jq -r .run.status)
            case $state in ok) echo "$id" >>"$work/ok" ;; queued | running) return 1 ;; *) die "run $id: $state" ;; esac
        done < <(sort -u "$work/accepted")
    }
    until_true 'the runs' ended
    say "two servers of $version replaced one after the other by $newer_version in $took ms: $accepted runs accepted meanwhile, $(wc -l <"$work/ok") ended well, 0 lost"
    stop "$left"
    stop "$right"
    unset DISPATCH_DATABASE_URL DISPATCH_MASTER_KEY
fi

# ---- A schedule: of who is free, and not of who is locked; it fires wherever a server is

url=$alone_url running=two dispatch=$newer
until_true 'a schedule' grep -q ' /by-bob$' "$work/called"
! grep -q ' /by-eve$' "$work/called" || die 'a schedule of who is locked fired'
local_ users unlock eve@example.com >/dev/null
answers 200 eve POST /api/auth/login "$(account eve)"
is '200 ' "$(by "$eves" GET /api/workflows)" 'a token of who is unlocked'
say "$((($(now) - locked) / 1000)) s after one was locked the schedule of the other has fired, and theirs has not; unlocked, their token works again"

# ---- Who did what

as me GET '/api/admin/audit?limit=100' | jq -r '.events[].action' | sort | uniq -c >"$work/audit"
for action in account.created invitation.made signup.mode token.made token.revoked user.admin user.locked user.unlocked user.reset \
    user.limited password.reset; do
    grep -q " $action\$" "$work/audit" || die "the audit log has no $action: $(cat "$work/audit")"
done
say "the audit log has all of it: $(awk '{printf "%s %s, ", $1, $2}' "$work/audit" | sed 's/, $//')"
answers '403 forbidden' bob GET /api/admin/audit
stop "$alone"

if grep -h '"level":"error"' "$work"/*.log; then die 'a server logged an error'; fi
grep -q '^POST /v1/metrics ' "$work/traced" || die 'no server sent its metrics'
say "done: $(grep -c '^POST /v1/traces ' "$work/traced") requests with traces, $(grep -c '^POST /v1/metrics ' "$work/traced") with metrics"

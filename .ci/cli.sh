#!/usr/bin/env bash
# Drives the whole API by the command line, against one server: cli.sh URL EMAIL PASSWORD [DISPATCH]
#
# DISPATCH is the program; ./dispatch when left out. Needs curl and jq. Stops at the first command that does not end as it should.
#
# Where OTHER is the URL of a second server on the same database, the two are asked in turns until the middle of the script. There
# the first one, which is process VICTIM, is killed while it runs a plan whose steps get SLOW, a URL that takes a while to answer;
# the second one ends that run, and answers all that follows. cluster.sh starts two such servers.
set -euo pipefail

url=$1 email=$2 password=$3
dispatch=${4:-$(dirname "$0")/../dispatch}
XDG_CONFIG_HOME=$(mktemp -d)
export XDG_CONFIG_HOME
work=$(mktemp -d)
trap 'rm -rf "$XDG_CONFIG_HOME" "$work"' EXIT

say() { printf '%s\n' "--- $*" >&2; }
# The profile that comes next: each in its turn where there are two servers.
profile() {
    if [ -z "${OTHER:-}" ]; then echo cli; return; fi
    printf . >>"$work/asked"
    if [ -e "$work/killed" ] || [ $(($(wc -c <"$work/asked") % 2)) -eq 0 ]; then echo other; else echo cli; fi
}
d() {
    local to
    to=$(profile)
    say "$to: $*"
    DISPATCH_PROFILE=$to "$dispatch" "$@"
}
fails() { local code=0; d "$@" || code=$?; [ "$code" -eq 1 ] || { say "exit code $code, and not 1"; exit 1; }; }

# Signs in by a code, which the first server gives and the last one has confirmed.
by_code() {
    local code='' confirms=${OTHER:-$url} account
    : >"$work/web"
    "$dispatch" login --server "$url" --browser --profile web >>"$work/web" &
    while [ -z "$code" ]; do
        kill -0 $! # else it has ended
        sleep 0.1
        code=$(sed -n 's/.*the code \([A-Z-]*\).*/\1/p' "$work/web")
    done
    account=$(jq -n --arg email "$email" --arg password "$password" '{$email, $password}')
    curl -sf -c "$work/cookies" -d "$account" "$confirms/api/auth/login" >/dev/null
    curl -sf -b "$work/cookies" -d '{"allow": true}' "$confirms/api/auth/device/$code" >/dev/null
    wait $!
    DISPATCH_PROFILE=web "$dispatch" doctor
    "$dispatch" logout web
}

# Has the first server killed in the middle of a run, which the second one ends.
kill_one() {
    local following id
    {
        printf 'id: wf_slow\nname: Slow\nsteps:\n'
        for n in 1 2 3 4 5 6; do printf '  - {id: s%s, tool: http, op: get, params: {url: "%s"}}\n' "$n" "$SLOW"; done
    } >"$work/slow.yaml"
    : >"$work/slow.jsonl"
    DISPATCH_PROFILE=cli "$dispatch" run --plan "$work/slow.yaml" --json >>"$work/slow.jsonl" 2>/dev/null &
    following=$!
    until grep -q step_done "$work/slow.jsonl"; do kill -0 "$following"; sleep 0.1; done
    say "the first server is killed"
    kill -9 "$VICTIM"
    : >"$work/killed"
    kill "$following"
    wait "$following" 2>/dev/null || true
    id=$(head -n 1 "$work/slow.jsonl" | jq -r '.id | split(":")[0]')
    d runs watch "$id"
    d runs show "$id" --json | jq -e '.status == "ok" and (.steps | length) == 6' >/dev/null
}

"$dispatch" login "$url" --profile cli --email "$email" <<<"$password"
[ -z "${OTHER:-}" ] || jq -r .profiles.cli.token "$XDG_CONFIG_HOME/dispatch/profiles.json" | "$dispatch" login "$OTHER" --profile other
by_code
d doctor
d profiles
d tools >/dev/null
d tools http >/dev/null
cat >"$work/plan.yaml" <<EOF
id: wf_cli
name: By the command line
steps:
  - id: ready
    tool: http
    op: get
    params: {url: "$url/readyz"}
EOF
d check "$work/plan.yaml"
d parse "Get $url/healthz" --json >"$work/parsed.json"
run=$(d run --json --plan "$work/plan.yaml" | jq -r 'select(.event == "run_complete") | .data.runId')
d runs list --limit 5
d runs show "$run" >/dev/null
d runs plan "$run" >/dev/null
d runs watch "$run"
again=$(d runs replay "$run" --json | jq -r 'select(.event == "run_complete") | .data.runId')
d runs diff "$run" "$again"
d history "$run" >/dev/null
fails runs retry "$run"
fails runs cancel run_none
fails runs approve "$run"
fails runs deny "$run"
d runs undo "$run" --dry-run || true
d workflows save "$work/plan.yaml"
d workflows save "$work/plan.yaml" --webhook
d workflows list
d workflows show wf_cli >/dev/null
d workflows run wf_cli --quiet >/dev/null
d workflows versions wf_cli
d workflows restore wf_cli 1 >/dev/null
d workflows secret wf_cli >/dev/null
d workflows keep wf_cli --runs 100 --days 30
d workflows disable wf_cli
d workflows enable wf_cli
[ -z "${VICTIM:-}" ] || kill_one
url=${OTHER:-$url}
d templates list >/dev/null
template=$(d templates --json | jq -r '.templates[0].slug')
d templates show "$template" >/dev/null
made=$(d templates use "$template" --json | jq -r .id)
d workflows delete "$made"
hook=$(d webhooks create "$url/hook" --workflow wf_cli --json | jq -r .webhook.id)
d webhooks list
d webhooks disable "$hook"
d webhooks enable "$hook"
d webhooks deliveries "$hook"
d webhooks delete "$hook"
d connect github --no-test <<<"token: not-a-token"
d tools | grep -E '^github +GitHub +yes'
d disconnect github
d keys set openai <<<"sk-not-a-key"
d keys use openai
d keys list
d keys delete openai
d tokens list
d workflows delete wf_cli
fails workflows show wf_cli
for token in $(d tokens --json | jq -r '.tokens[] | select(.name != "command line") | .id'); do d tokens revoke "$token"; done
token=$(d tokens --json | jq -r '.tokens[] | select(.name == "command line") | .id')
d tokens revoke "$token"
fails runs
"$dispatch" logout cli
say "All of it works."

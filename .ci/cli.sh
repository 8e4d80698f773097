#!/usr/bin/env bash
# Drives the whole API by the command line, against one server: cli.sh URL EMAIL PASSWORD [DISPATCH]
#
# DISPATCH is the program; ./dispatch when left out. Needs jq. Stops at the first command that does not end as it should.
set -euo pipefail

url=$1 email=$2 password=$3
dispatch=${4:-$(dirname "$0")/../dispatch}
XDG_CONFIG_HOME=$(mktemp -d)
export XDG_CONFIG_HOME
work=$(mktemp -d)
trap 'rm -rf "$XDG_CONFIG_HOME" "$work"' EXIT

say() { printf '%s\n' "--- $*" >&2; }
d() { say "$*"; "$dispatch" "$@"; }
fails() { local code=0; d "$@" || code=$?; [ "$code" -eq 1 ] || { say "exit code $code, and not 1"; exit 1; }; }

d login "$url" --profile cli --email "$email" <<<"$password"
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
d workflows disable wf_cli
d workflows enable wf_cli
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
token=$(d tokens --json | jq -r '.tokens[] | select(.name == "command line") | .id')
d tokens revoke "$token"
fails runs
d logout
say "All of it works."

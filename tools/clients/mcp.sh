#!/usr/bin/env bash
# Speaks with `lacuna mcp` and `lacuna serve` by the official Python client of the Model Context Protocol, in every manner
# that it knows, and by plain messages where a client would never send what a server must refuse.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tools/lib.sh

client_package=mcp==2.3.0
program=.build/release/lacuna
environment=.build/clients/mcp
[ -x "$program" ] || fail "there is no $program" "make it: tools/setup"

if ! [ -e "$environment/$client_package" ]; then
    say "installing $client_package into $environment"
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check "$client_package"
    touch "$environment/$client_package"
fi

scratch=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT

# 2: done, but some inputs were skipped.
"$program" index Corpus/articles --index "$scratch/index" >"$scratch/index.log" 2>&1 || (($? == 2)) || {
    cat "$scratch/index.log" >&2
    fail "the sample help centre could not be indexed"
}
"$program" serve --index "$scratch/index" --port 0 >"$scratch/address" 2>"$scratch/serve.log" &
server=$!
for _ in $(seq 300); do
    [ -s "$scratch/address" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$scratch/serve.log" >&2; fail "the service did not start"; }
    sleep 0.1
done
address=$(sed -n 's/^Listening on //p' "$scratch/address")
"$environment/bin/python" tools/clients/mcp_client.py "$program" "$scratch/index" "$address"

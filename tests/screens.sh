#!/bin/sh
# Plays tests/screens/NAME.keys into the full-screen program without a terminal and compares
# what it draws with NAME.screen.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# With --write the .screen files are written instead.
dir=${TESTS_DIR:-$(dirname "$0")}/screens
run=${BUILD_DIR:-.}/tests/screens/run

if [ "${1-}" = --write ]; then
    set -- "$dir"/*.keys
    [ ! -f "$1" ] || exec "$run" --write "$@"
    exit
fi

n=0
for keys in "$dir"/*.keys; do
    [ -f "$keys" ] || continue
    n=$((n + 1))
    if said=$("$run" "$keys" 2>&1); then
        echo "ok $n - $(basename "$keys" .keys)"
    else
        echo "$said" | sed 's/^/# /'
        echo "not ok $n - $(basename "$keys" .keys)"
    fi
done
echo "1..$n"

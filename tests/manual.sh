#!/bin/sh
# The manual page knows every option that --help lists, and no other; and every command
# and setting.
# SPDX-License-Identifier: GPL-3.0-or-later
page=${TESTS_DIR:-$(dirname "$0")}/../doc/logitty.1
n=0
for option in $("${LOGITTY:-./logitty}" --help | sed -n 's/^ .*--\([a-z][a-z-]*\).*/\1/p'); do
    n=$((n + 1))
    if grep -q "^\.It.* Fl -$option\( \|$\)" "$page"; then
        echo "ok $n - --$option"
    else
        echo "not ok $n - --$option"
    fi
done
for option in $(sed -n 's/^\.It.* Fl -\([a-z][a-z-]*\).*/\1/p' "$page"); do
    n=$((n + 1))
    if "${LOGITTY:-./logitty}" --help | grep -q -- "--$option\( \|$\)"; then
        echo "ok $n - the page's --$option"
    else
        echo "not ok $n - the page's --$option"
    fi
done
# the words that begin the rows of a list of help, without its titles and what is told
words() {
    "${LOGITTY:-./logitty}" -e "help $1" | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\) .*/\1/p' |
        grep -v "^the$"
}
for list in commands settings; do
    for word in $(words $list); do
        n=$((n + 1))
        if grep -q "^\.\(It \)\?Ic $word\( \|$\)" "$page"; then
            echo "ok $n - $list: $word"
        else
            echo "not ok $n - $list: $word"
        fi
    done
done
echo "1..$n"

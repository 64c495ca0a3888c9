#!/bin/sh
# The walls of the house: includes run downward only, and no folder of src/ knows a terminal,
# the environment or the clock. Every header compiles alone.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: walls.sh [SRC]   Each fault is FILE:LINE: what is wrong.
src=${1:-${TESTS_DIR:-$(dirname "$0")}/../src}
CC=${CC:-cc}

# What each room may include: itself and what lies below it.
rooms='
base    base
learn   base learn
plot    base plot
lab     base learn plot lab
lesson  base learn plot lab lesson
repl    base learn plot lab lesson repl
ui      base learn plot lab lesson repl ui
'
# Headers that only the program (files directly in src/) may include.
outside='curses[.]h|ncurses|ncursesw/|term[.]h|termios[.]h|readline/|poll[.]h|signal[.]h|time[.]h|sys/time[.]h|sys/ioctl|locale[.]h'
# Functions that only the program may call.
calls='isatty|getenv|secure_getenv|setenv|putenv|time|clock|clock_gettime|gettimeofday'
calls="$calls|rand|srand|random|srandom|rand_r|drand48|setlocale|printf|puts|putchar|perror"

# C without comments; texts are emptied, lines stay where they are.
strip() {
    awk '
    {
        out = ""; n = length($0)
        include = $0 ~ /^[ \t]*#[ \t]*include/
        for (i = 1; i <= n; i++) {
            c = substr($0, i, 1); two = substr($0, i, 2)
            if (comment) { if (two == "*/") { comment = 0; i++ } continue }
            if (two == "/*") { comment = 1; i++; continue }
            if (two == "//") break
            if ((c == "\"" || c == "\047") && !include) {
                for (i++; i <= n && substr($0, i, 1) != c; i++)
                    if (substr($0, i, 1) == "\\") i++
                out = out c c; continue
            }
            out = out c
        }
        print out
    }' "$1"
}

# Stray includes and calls of one file.
check_file() { # ROOM ALLOWED PATH
    strip "$3" | awk -v file="$3" -v room="$1" -v allowed=" $2 " \
        -v outside="$outside" -v calls="$calls" '
    function fault(text) { print file ":" FNR ": " text }
    /^[ \t]*#[ \t]*include/ {
        name = $0; sub(/^[^<"]*[<"]/, "", name); sub(/[>"].*/, "", name)
        if ($0 ~ /</) {
            if (name ~ "^(" outside ")") fault(room "/ must not know <" name ">")
            if (name ~ /^md4c/ && file !~ /lesson\/markdown\.c$/)
                fault("only lesson/markdown.c may include <" name ">")
        } else {
            up = name; sub(/\/.*/, "", up)
            if (name !~ /\//) fault("write the folder too: \"" room "/" name "\"")
            else if (!index(allowed, " " up " ")) fault(room "/ must not include " name)
        }
        next
    }
    {
        line = " " $0
        while (match(line, "[^A-Za-z0-9_.>](" calls ")[ \t]*\\(")) {
            name = substr(line, RSTART + 1, RLENGTH - 2); sub(/[ \t]+$/, "", name)
            fault(room "/ must not call " name "()")
            line = substr(line, RSTART + RLENGTH)
        }
    }'
}

check_rooms() {
    echo "$rooms" | while read -r room allowed; do
        [ -n "$room" ] || continue
        find "$src/$room" -name '*.[ch]' 2>/dev/null | sort | while read -r file; do
            check_file "$room" "$allowed" "$file"
        done
    done
    for dir in "$src"/*/; do
        echo "$rooms" | grep -q "^$(basename "$dir") " || echo "$dir: no such room; see rooms"
    done
}

# No two headers include each other, not even by a detour.
check_circles() {
    (cd "$src" && find . -name '*.h' | while read -r file; do
        sed -n "s|^ *# *include \"\\([^\"]*\\)\".*|${file#./} \\1|p" "$file"
    done) | tsort 2>&1 >/dev/null | sed 's/^/headers in a circle: /'
}

check_alone() {
    find "$src" -name '*.h' | sort | while read -r file; do
        # shellcheck disable=SC2086 # a command and its options
        echo "#include \"${file#"$src"/}\"" |
            $CC -std=c11 -D_GNU_SOURCE -Wall -Werror -fsyntax-only -I"$src" -x c - 2>/dev/null ||
            echo "$file: does not compile alone"
    done
}

n=0 failed=0
report() { # WHAT FAULTS
    n=$((n + 1))
    if [ -z "$2" ]; then
        echo "ok $n - $1"
    else
        failed=1
        echo "$2" | sed 's/^/# /'
        echo "not ok $n - $1"
    fi
}

report 'includes run downward and no room knows a terminal' "$(check_rooms)"
report 'no headers in a circle' "$(check_circles)"
report 'every header compiles alone' "$(check_alone)"

# Walls that cannot fail are none: each kind of fault, made up, must be noticed.
if [ $# = 0 ]; then
    made=$(mktemp -d) || exit 99
    trap 'rm -rf "$made"' EXIT
    mkdir "$made/base" "$made/learn"
    echo '#include "learn/up.h"' >"$made/base/a.h"
    echo '#include "base/a.h"' >"$made/learn/up.h"
    printf '%s\n' '#include <curses.h>' '#include <md4c.h>' '/* time(0) */' \
        'int f(void) { return rand(); }' 'char *g(void) { return "getenv(x)"; }' >"$made/learn/b.c"
    echo 'size_t lonely(void);' >"$made/base/c.h"
    found=$(src=$made; check_rooms; check_circles; check_alone)
    wanted='base/a.h:1: base/ must not include learn/up.h
learn/b.c:1: learn/ must not know <curses.h>
learn/b.c:2: only lesson/markdown.c may include <md4c.h>
learn/b.c:4: learn/ must not call rand()
base/c.h: does not compile alone
headers in a circle'
    missed=$(echo "$wanted" | while read -r line; do
        case $found in *"$line"*) ;; *) echo "not noticed: $line" ;; esac
    done)
    case $found in *'time()'* | *'getenv()'*) missed="$missed comments or texts were read" ;; esac
    report 'made-up faults are noticed' "$missed"
fi
echo "1..$n"
exit $failed

#!/bin/sh
# The real program under a pseudo-terminal; skipped where libvterm is missing, or where there
# are no pseudo-terminals (a bare chroot).
# SPDX-License-Identifier: GPL-3.0-or-later
run=${BUILD_DIR:-.}/tests/terminal/run
if [ ! -x "$run" ]; then
    echo '1..0 # SKIP configured without libvterm'
    exit 0
fi
if [ "$(uname)" = Linux ] && [ ! -e /dev/pts/ptmx ]; then
    echo '1..0 # SKIP no pseudo-terminals: devpts is not mounted'
    exit 0
fi
exec "$run"

/* The command notation: here, and in your book.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "lab/notation.h"
#include "repl/commands.h"
#include "repl/private.h"

static bool run_notation(struct shell *sh, const struct args *args, struct err *err)
{
    (void)args, (void)err;
    free(sh->heading);
    sh->heading = mem_text("notation");
    notation_write(sh->bench, sh->host.width, &sh->out);
    return true;
}

const struct command command_notation = {
    .name = "notation",
    .also = "symbols conventions",
    .group = ABOUT_LESSON,
    .help = "A card: every symbol and convention here, and in other books and "
            "programs, with the present numbers in each.",
    .example = "notation",
    .run = run_notation,
};

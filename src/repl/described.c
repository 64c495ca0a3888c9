/* A picture in words, as far as they are to be told here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/described.h"

#include "lesson/terms.h"
#include "repl/private.h"

/* A review asks what was learnt elsewhere. */
static bool on_page(const struct shell *sh)
{
    return sh->guide && !sh->in->composed;
}

void described(struct shell *sh, const struct figure *f, struct str *out)
{
    struct terms ahead;
    struct str words;

    str_init(&words);
    figure_describe(f, sh->bench, sh->guide && guide_task(sh->guide), &words);
    if (on_page(sh)) {
        terms_ahead(&ahead, shell_shelf(sh), sh->guide->lesson, sh->guide->page);
        terms_leave_out(&ahead, &words);
        terms_done(&ahead);
    }
    str_add(out, words.s);
    str_done(&words);
}

bool described_early(const struct shell *sh, const char *term)
{
    struct terms ahead;
    bool early;

    if (!on_page(sh))
        return false;
    terms_ahead(&ahead, shell_shelf(sh), sh->guide->lesson, sh->guide->page);
    early = terms_have(&ahead, term);
    terms_done(&ahead);
    return early;
}

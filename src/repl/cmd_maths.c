/* Commands of mathematics: print explain.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/explain.h"
#include "plot/text.h"
#include "repl/commands.h"
#include "repl/private.h"
#include "repl/words.h"

static bool print_one(struct shell *sh, const char **s, struct str *out,
                      struct err *err)
{
    size_t used;
    struct formula *f = formula_parse_expr(*s, &used, err);
    struct value v;
    bool ok = f && formula_eval(f, shell_scope(sh), &v, err);

    formula_free(f);
    if (!ok)
        return false;
    str_add(out, out->len ? " " : "");
    if (v.kind == VALUE_NUMBER)
        text_exact(out, v.number);
    else
        str_add(out, v.kind == VALUE_WORD ? v.word : "undefined");
    *s = words_skip(*s + used);
    return true;
}

static bool run_print(struct shell *sh, const struct args *args, struct err *err)
{
    const char *s = args->arg[0].text;
    struct str out;
    bool ok = true, more = true;

    str_init(&out);
    while (ok && more) {
        ok = print_one(sh, &s, &out, err);
        if (!ok)
            column_from(err, args->arg[0].text, s);
        more = *s == ',';
        s = words_skip(s + more);
    }
    if (ok && *s)
        ok = err_set(err,
                     "print takes expressions with commas between them; '%s' is left "
                     "over.",
                     s);
    if (ok)
        paper_line(&sh->out, STYLE_PLAIN, out.s);
    str_done(&out);
    return ok;
}

const struct command command_print = {
    .name = "print",
    .group = ABOUT_MATHS,
    .arg = {{ARG_REST, "EXPR, EXPR", "what to print, with all digits", 0, 0}},
    .help = "Prints values on one line with 17 significant digits, for scripts.",
    .example = "print loss, errors",
    .run = run_print,
};

static bool run_explain(struct shell *sh, const struct args *args, struct err *err)
{
    char *what = mem_text(args->n ? args->arg[0].text : "loss");
    size_t n = strlen(what);
    bool all = n > 4 && strcmp(what + n - 4, " all") == 0, ok;

    if (all) {
        char *bare = words_trim(what, n - 4);

        free(what);
        what = bare;
    }
    free(sh->heading);
    sh->heading = mem_text(what);
    ok = explain_write(sh->bench, what, all, sh->host.width, &sh->out, err);
    free(what);
    return ok;
}

const struct command command_explain = {
    .name = "explain",
    .also = "why",
    .group = ABOUT_CORE,
    .arg = {{ARG_REST, "NAME", "a number's name, or point I; with all: every line",
             true, 0}},
    .help = "Takes a number apart down to its arithmetic.",
    .example = "explain loss",
    .run = run_explain,
};

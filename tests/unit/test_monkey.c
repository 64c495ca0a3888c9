/* A monkey at the keyboard: random lines of the language, and what must hold after
 * each. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * MONKEY_LIVES=200 MONKEY_SEED=7 play longer and otherwise. */
#include <check.h>
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "kit.h"
#include "plot/text.h"
#include "repl/private.h"
#include "state_kit.h"

Suite *suite_monkey(void);

enum { LIVES = 12, LINES = 250, DEPTH = 4 };

static uint64_t state;
static char folder[] = "/tmp/logitty-monkey-XXXXXX";

static size_t below(size_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 11) % n;
}

/* ---- what it types ---- */

static const char *const numbers[] = {
    "0",    "1",     "2",      "-1",     "0.5",   ".5",  "-0.4",        "3", "10",
    "1e-5", "1e308", "-1e308", "1e-320", "1e999", "100", "0.1",         "7", "1/3",
    "1e15", "24",    "25",     "(2)",    "-(3)",  "1e5", "0.999999999",
};
static const char *const sets[] = {
    "archery",    "hobbits", "hobbits-mm", "challenger", "line",      "xor4",
    "xor",        "blobs",   "tiny",       "overlap",    "separable", "sim-soft",
    "imbalanced", "calib",   "curve",      "nothing",    "hobit",
};
static const char *const classes[] = {"+", "o", "0", "1", "0.5", "hero", "x", "2", ""};
static const char *const figure_names[] = {"scatter", "curve", "fit",
                                           "loss",    "table", "scater"};
static const char *const optimizers[] = {"gd",      "momentum", "nesterov", "adagrad",
                                         "rmsprop", "adam",     "newton",   "bfgs"};
static const char *const losses[] = {"log", "mse", "errors", "", "0.3"};
static const char *const biases[] = {"on", "off", "penalised", "maybe"};
static const char *const recipes[] = {"linear", "product",     "square",  "poly 3",
                                      "poly 9", "x1 x2 x1*x2", "log(x1)", "1/x1"};
static const char *const functions[] = {
    "X^2 - 2*X",           "X^2 + 10*Y^2", "log(X)",   "X^4 - X^2",
    "exp(X) - 3*X",        "abs(X)",       "sqrt(X)",  "X",
    "(X-1)^2 + X*Y + Y^2", "1/X",          "sin(x)/x", "w1*X",
    "sigmoid(Y) - X",      "foo",          "3",
};
static const char *const strange[] = {
    "\x1b[31m",     "σ(w1)", "−1",  "\"",       ";;",     "(",
    "))",           "w1 w2", "= 3", "\xff\xfe", "`step`", "> line 1 2",
    "what is eta?", "e^-b",  "2x",  "ls",       "1,5",    "[",
    "\t",           "🐒",     "?",   "no",       "b)",
};
/* $N number, $E expression, $V name, $D data, $I point, $C class, $P picture, $S
 * statement, $F file, $O optimizer, $L loss, $B bias, $T features, $Q function, $X
 * strange */
static const char *const statements[] = {
    "w = $N $N",
    "w1 = $E",
    "w2 $N",
    "b = $E",
    "w = $E",
    "w1 = $E, b = $E",
    "w1 = w2, w2 = w1",
    "eta = $N",
    "eta = auto",
    "lambda = $N",
    "tau = $N",
    "optimizer $V",
    "optimizer newton",
    "optimizer gd",
    "optimizer $O",
    "optimizer $O",
    "batch = $I",
    "batch all",
    "order file",
    "seed = $I",
    "beta = $N, rho = $N",
    "beta2 = $N; eps = $N",
    "h = $N",
    "bias $B",
    "bias = $E",
    "classweight balanced",
    "classweight none",
    "loss $L",
    "model linear",
    "model logistic",
    "model mlp $I",
    "model mlp",
    "v1 = $E, h1.b = $E",
    "h2.w1 = h1.w1, b = v1",
    "random weights",
    "random weights $I",
    "minimize $Q",
    "minimize $Q from $N",
    "minimize $Q from $N $N",
    "minimize off",
    "X = $E",
    "X = $N, Y = $N",
    "dX = $N",
    "plot f $Q $N $N",
    "derive $E",
    "checkgrad",
    "grad",
    "formula q = $E",
    "formula r = q + $E",
    "same($E, q)",
    "best line",
    "split $N",
    "split 0.7",
    "features $T",
    "features $E $E",
    "features q",
    "features x1 q",
    "data empty",
    "add $N $N +; add $N $N o",
    "data $D n=$I seed=$I noise=$N",
    "data $D n=20",
    "columns x1=$I label=$I",
    "sgd",
    "adam $N",
    "scale on",
    "scale off",
    "field on",
    "field off",
    "segments on",
    "line $N $N",
    "times $N",
    "reset",
    "reset weights",
    "reset all",
    "data $D",
    "data $D",
    "add $N $N $C",
    "add $N $C",
    "remove $I",
    "flip $I",
    "step",
    "step $N",
    "pass $N",
    "pass $I",
    "repeat $I: X = X - eta*slope",
    "repeat 3: pass 2; $S",
    "run",
    "run until $E < $E",
    "fit",
    "undo",
    "redo",
    "undo",
    "rewind",
    "rewind $I",
    "goto $I",
    "goto $E",
    "replay",
    "plot",
    "plot $P",
    "points",
    "describe",
    "describe $P",
    "metrics",
    "list errors",
    "predict $N $N",
    "predict $N",
    "explain $V",
    "explain point $I",
    "explain $V all",
    "print $E, $E",
    "help $V",
    "set",
    "save $F",
    "load $F",
    "$V",
    "$E",
    "$E, $E",
    "$V = $E",
    "set $V $N",
    "$X",
    "$V $X",
    "$E $X",
    "answer $N",
    "hint",
    "next",
    "prev",
    "page $I",
    "lesson $I $I",
    "lab",
    "show",
    "check",
    "skip",
    "menu",
    "progress",
    "A",
    "b",
    "C",
    "$N",
    "stop",
    "",
    "datasets",
    "help",
    "eta",
    "repeat $I: w1 = w1 - eta*grad.w1, b = b - eta*grad.b",
    "repeat $I: $S; $S",
    "repeat $N: step $N",
    "repeat 3: $S",
};
static const char *const expressions[] = {
    "$N",
    "$V",
    "$V",
    "$V",
    "$E + $E",
    "$E - $E",
    "$E*$E",
    "$E / $E",
    "-$E",
    "$E^$E",
    "($E)",
    "exp($E)",
    "log($E)",
    "sigmoid($E)",
    "sqrt($E)",
    "p($E, $E)",
    "z($E)",
    "mean((p-y)*x1)",
    "sum($V)",
    "max($E, $E)",
    "$E < $E",
    "not $E",
    "$E and $E",
    "$V == $V",
    "near($E, $E, $E)",
    "mean($V)",
    "used(step)",
    "count(set)",
    "logit($E)",
    "same($E, $E)",
    "1/0",
};

static void grow(struct str *out, const char *pattern, int depth);

#define PICK(list) ((list)[below(sizeof(list) / sizeof *(list))])

static void add_name(struct str *out)
{
    size_t n = 0, i;

    while (readings[n])
        n++;
    i = below(n + 4);
    str_add(out, i < n ? readings[i]->name : i == n ? "eta" : i == n + 1 ? "x" : "foo");
}

static void fill(struct str *out, char kind, int depth)
{
    switch (kind) {
    case 'N':
        str_add(out, PICK(numbers));
        break;
    case 'E':
        grow(out, depth < DEPTH ? PICK(expressions) : PICK(numbers), depth + 1);
        break;
    case 'V':
        add_name(out);
        break;
    case 'D':
        str_add(out, PICK(sets));
        break;
    case 'I':
        str_addf(out, "%zu", below(30));
        break;
    case 'C':
        str_add(out, PICK(classes));
        break;
    case 'P':
        str_add(out, PICK(figure_names));
        break;
    case 'S':
        grow(out, PICK(statements), depth + 2);
        break;
    case 'F':
        str_addf(out, "%s/%zu.lt", folder, below(3));
        break;
    case 'O':
        str_add(out, PICK(optimizers));
        break;
    case 'L':
        str_add(out, PICK(losses));
        break;
    case 'B':
        str_add(out, PICK(biases));
        break;
    case 'T':
        str_add(out, PICK(recipes));
        break;
    case 'Q':
        str_add(out, PICK(functions));
        break;
    default:
        str_add(out, PICK(strange));
    }
}

static void grow(struct str *out, const char *pattern, int depth)
{
    for (; *pattern; pattern++)
        if (*pattern == '$' && depth <= DEPTH + 2)
            fill(out, *++pattern, depth);
        else
            str_addc(out, *pattern);
}

static void new_line(struct str *line)
{
    str_clear(line);
    grow(line, PICK(statements), 0);
    while (below(5) == 0) {
        str_add(line, "; ");
        grow(line, PICK(statements), 0);
    }
    /* a slip of the finger; not in the name of a file */
    if (below(20) == 0 && line->len && !strstr(line->s, folder))
        line->s[below(line->len)] = (char)(' ' + below(95));
}

/* ---- what must hold ---- */

/* What the optimizer remembers, bit by bit. */
static void write_memory(const struct opt_memory *m, struct str *out)
{
    if (!m)
        return;
    str_addf(out, "t %zu:", m->t);
    for (int k = 0; k < OPT_INVERSE; k++)
        for (size_t j = 0; m->slot[k] && j < m->dim; j++)
            str_addf(out, " %a", m->slot[k][j]);
}

/* What a refused statement must leave alone. */
static void picture_of(struct bench *b, struct str *out)
{
    str_clear(out);
    bench_script(b, out);
    str_addf(out, "%zu steps, %zu rises, %zu rows\n", b->s.steps, b->s.rises,
             b->s.data ? b->s.data->n : 0);
    for (size_t j = 0; j < b->s.params; j++)
        str_addf(out, "%a ", b->s.theta[j]);
    str_addf(out, "at %a %a, %zu passes and %zu, ", b->s.explorer.at[0],
             b->s.explorer.at[1], (size_t)b->s.pass, b->s.at);
    write_memory(b->s.memory, out);
}

static bool word_at(const char *text, const char *s, const char *word)
{
    size_t n = strlen(word);

    return strncmp(s, word, n) == 0 && (s == text || !isalnum((unsigned char)s[-1])) &&
           !isalnum((unsigned char)s[n]);
}

static void check_text(const char *text, const char *line)
{
    for (const char *s = text; *s; s++) {
        ck_assert_msg((unsigned char)*s >= 0x20 || *s == '\n', "%s says %s", line,
                      text);
        ck_assert_msg(!word_at(text, s, "nan") && !word_at(text, s, "inf"),
                      "%s says %s", line, text);
    }
}

static void check_finite(struct bench *b, const char *line)
{
    for (int j = 0; j < 2; j++)
        ck_assert_msg(b->s.explorer.at[j] - b->s.explorer.at[j] == 0, "%s: X or Y",
                      line);
    for (size_t j = 0; j < b->s.params; j++)
        ck_assert_msg(b->s.theta[j] - b->s.theta[j] == 0, "%s: weight %zu is %g", line,
                      j, b->s.theta[j]);
}

/* Appends the argument line without the marks of its styles. */
static void add_argument(struct shell *sh, const char *typed, struct str *out)
{
    struct str styled;

    str_init(&styled);
    shell_argument(sh, typed, &styled);
    text_strip(styled.s, out);
    str_done(&styled);
}

/* What the screen asks while a line is typed and when it has been done. */
static void look_around(struct shell *sh, const char *line)
{
    struct str text;
    const char *phrase;
    char **list;
    char *typed = mem_textn(line, below(strlen(line) + 1));
    size_t start;

    str_init(&text);
    shell_ghost(sh, typed, &text);
    add_argument(sh, typed, &text);
    str_add(&text, shell_strip(sh));
    str_add(&text, shell_next_line(sh, &phrase));
    check_text(text.s, typed);
    list = shell_complete(sh, typed, strlen(typed), &start);
    for (size_t i = 0; list && list[i]; i++)
        free(list[i]);
    free(list);
    free(typed);
    str_done(&text);
}

/* Types LINE; if it takes long, other lines come between, then Ctrl-C. */
static enum shell_state type(struct shell *sh, const char *line, bool *alone)
{
    enum shell_state now = shell_line(sh, line);
    struct str other;

    str_init(&other);
    for (int i = 0; i < 4 && shell_busy(sh); i++) {
        now = shell_work(sh, 1 + below(40));
        if (shell_busy(sh) && below(8) == 0) {
            new_line(&other);
            *alone = false;
            now = shell_line(sh, other.s);
        }
    }
    while (shell_busy(sh)) {
        shell_interrupt(sh);
        now = shell_work(sh, 1);
    }
    str_done(&other);
    return now;
}

static void one_line(struct shell *sh, struct str *line)
{
    struct str before, after, text;
    struct bench *bench = sh->bench;
    bool alone;
    enum shell_state now;

    str_init(&before);
    str_init(&after);
    str_init(&text);
    new_line(line);
    look_around(sh, line->s);
    alone = !strchr(line->s, ';');
    picture_of(bench, &before);
    now = type(sh, line->s, &alone);
    if (strncmp(sh->fault.message, "In round", 8) == 0)
        alone = false; /* the rounds before are kept */
    if (now == SHELL_FAULT && alone && sh->bench == bench) {
        picture_of(bench, &after);
        ck_assert_msg(strcmp(before.s, after.s) == 0,
                      "%s: refused, but\n%s\n became\n%s", line->s, before.s, after.s);
    }
    ck_assert_msg(now != SHELL_FAULT || sh->fault.message[0], "%s: no message",
                  line->s);
    paper_dump(&sh->out, &text);
    paper_clear(&sh->out);
    check_text(text.s, line->s);
    check_text(sh->fault.message, line->s);
    check_text(sh->fault.meant, line->s);
    check_finite(sh->bench, line->s);
    sh->quit = false;
    str_done(&before);
    str_done(&after);
    str_done(&text);
}

/* BIRTH with what NOW looks at: looking is not in undo's list. Shallow. */
static struct state looking_alike(const struct state *birth, const struct state *now)
{
    struct state s = *birth;

    memcpy(s.plot, now->plot, sizeof s.plot);
    s.axes = now->axes;
    s.loss_view = now->loss_view;
    s.matrix_row = now->matrix_row;
    s.gradcheck = now->gradcheck;
    if (!s.explorer.minimizing && !now->explorer.minimizing)
        s.explorer = now->explorer;
    return s;
}

/* Undo to the very start gives the very start; redo to the end gives the end. */
static void check_time(struct shell *sh, const struct state *birth)
{
    struct state *now, start;
    const char *what;
    size_t n = sh->in->history->npast + sh->in->history->nfuture;

    while (sh->in->history->nfuture)
        kit_type(sh, "redo");
    now = state_copy(&sh->bench->s);
    ck_assert_uint_eq(sh->in->history->npast, n);
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(kit_type(sh, "undo") == SHELL_READY, "undo %zu of %zu: %s", i, n,
                      kit_said());
    start = looking_alike(birth, &sh->bench->s);
    what = state_differs(&sh->bench->s, &start);
    ck_assert_msg(!what, "the start has another %s", what);
    for (size_t i = 0; i < n; i++)
        ck_assert_int_eq(kit_type(sh, "redo"), SHELL_READY);
    what = state_differs(&sh->bench->s, now);
    ck_assert_msg(!what, "the end has another %s", what);
    state_free(now);
}

/* The SCRIPT of a bench makes the same bench in another shell. */
static void check_script(const char *script)
{
    struct shell *again = kit_shell(false);
    struct str second;
    char *copy = mem_text(script), *rest = copy, *line;

    str_init(&second);
    while ((line = strsep(&rest, "\n")))
        ck_assert_msg(kit_type(again, line) == SHELL_READY, "%s: %s of\n%s", line,
                      kit_said(), script);
    bench_script(again->bench, &second);
    ck_assert_str_eq(second.s, script);
    free(copy);
    str_done(&second);
    kit_done(again);
}

static void one_life(void)
{
    struct shell *sh = kit_shell(below(4) != 0);
    struct state *birth = state_copy(&sh->lab->s);
    struct str text;

    str_init(&text);
    sh->host.pictures_inline = below(2);
    for (int k = 0; k < LINES; k++)
        one_line(sh, &text);
    kit_type(sh, "lab");
    check_time(sh, birth);
    state_free(birth);
    str_clear(&text);
    bench_script(sh->bench, &text);
    kit_done(sh);
    check_script(text.s);
    str_done(&text);
}

static size_t number_in(const char *variable, size_t otherwise)
{
    const char *s = getenv(variable);

    return s ? strtoul(s, NULL, 10) : otherwise;
}

static void remove_files(void)
{
    char name[64];

    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s/%d.lt", folder, i);
        unlink(name);
    }
    rmdir(folder);
}

START_TEST(a_long_life)
    {
        size_t lives = number_in("MONKEY_LIVES", LIVES);

        state = 0x9e3779b97f4a7c15u ^ number_in("MONKEY_SEED", 1);
        ck_assert_ptr_nonnull(mkdtemp(folder));
        for (size_t i = 0; i < lives; i++)
            one_life();
        remove_files();
    }
END_TEST

Suite *suite_monkey(void)
{
    Suite *s = suite_create("monkey");
    TCase *t = tcase_create("monkey");

    tcase_set_timeout(t, 0);
    tcase_add_test(t, a_long_life);
    suite_add_tcase(s, t);
    return s;
}

/* Can each `if` of a task be the first that holds? What people do wrong is tried: the
 * state itself, half a solution, a solution with one number changed, training, and the
 * values that the conditions speak of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/guide_inside.h"
#include "repl/play_inside.h"
#include "repl/words.h"

/* A probe may take SLICES times SLICE updates: `repeat 100` is tried as 10000 too. */
enum { PROBES_MAX = 900, NUMBERS_MAX = 40, NAMES_MAX = 4, SLICE = 250, SLICES = 6 };

struct reach {
    struct play *p;
    const struct task *t;
    size_t i;
    struct state *start; /* the bench as the task begins */
    bool *met;
    size_t left, probes, slices;
    double number[NUMBERS_MAX]; /* in conditions, `pass` and the solution */
    size_t numbers;
    char *name[NAMES_MAX]; /* in conditions, and can be set */
    size_t names;
};

/* ---- one probe ---- */

static void note(struct reach *r)
{
    const struct task *t = r->t;
    const struct answer_case *c;

    if (play_passed(r->p, r->i) || guide_task(r->p->sh->guide) != t)
        return;
    c = guide_case(r->p->sh->guide, t, shell_scope(r->p->sh));
    if (!c || r->met[c - t->cases])
        return;
    r->met[c - t->cases] = true;
    r->left--;
}

/* One statement; what is more than the probe may take is cut off. */
static bool step_on(struct reach *r, const char *line)
{
    struct shell *sh = r->p->sh;
    enum shell_state state = shell_line(sh, line);

    for (; state == SHELL_BUSY; state = shell_work(sh, SLICE))
        if (r->slices++ >= SLICES)
            shell_interrupt(sh);
    paper_clear(&sh->out);
    note(r);
    return state == SHELL_READY;
}

/* The task open again, as it began. A page of its own costs all set-ups before it, so
 * only the bench is put back where that is possible. */
static bool restart(struct reach *r)
{
    struct shell *sh = r->p->sh;
    struct guide *g = sh->guide;

    if (!r->start || !g || g->page != r->p->page || g->lesson != r->p->l) {
        if (!play_enter(r->p, r->i))
            return false;
        state_free(r->start);
        r->start = state_copy(&r->p->sh->bench->s);
        return true;
    }
    bench_restore(sh->bench, r->start);
    g->record[g->page][r->i] = (struct task_record){.choice = -1};
    history_clear(&sh->in->lesson_history);
    guide_begin(g);
    shell_rescope(sh);
    return true;
}

/* Types the statements of COMMANDS, up to one at fault. */
static void probe(struct reach *r, const char *commands)
{
    const char *s = commands;
    bool ok = r->left && r->probes++ < PROBES_MAX && restart(r);

    r->slices = 0;
    if (ok)
        note(r);
    while (ok && *s) {
        size_t line = strcspn(s, "\n"), n = words_statement(s);
        char *one = mem_textn(s, n < line ? n : line);

        ok = !*words_skip(one) || step_on(r, one);
        free(one);
        s += n < line ? n : line;
        s += *s != '\0';
    }
}

static void LIKE_PRINTF(2, 3) probef(struct reach *r, const char *fmt, ...)
{
    struct str line;
    va_list args;

    str_init(&line);
    va_start(args, fmt);
    str_addv(&line, fmt, args);
    va_end(args);
    probe(r, line.s);
    str_done(&line);
}

/* ---- numbers and names to try ---- */

static void add_number(struct reach *r, double v)
{
    for (size_t i = 0; i < r->numbers; i++)
        if (r->number[i] == v)
            return;
    if (r->numbers < NUMBERS_MAX)
        r->number[r->numbers++] = v;
}

static void add_numbers(struct reach *r, const char *text)
{
    const char *end = text, *s = text;

    while (text && (s = play_next_number(text, end, &end)) != NULL)
        add_number(r, strtod(s, NULL));
}

static void add_name(void *self, const char *name)
{
    struct reach *r = self;

    for (size_t i = 0; i < r->names; i++)
        if (strcmp(r->name[i], name) == 0)
            return;
    if (r->names < NAMES_MAX && assign_numeric(r->p->sh, name))
        r->name[r->names++] = mem_text(name);
}

static void collect(struct reach *r)
{
    const struct task *t = r->t;

    for (size_t i = 0; i < t->ncases; i++) {
        add_numbers(r, t->cases[i].source);
        if (t->cases[i].condition)
            formula_names(t->cases[i].condition, add_name, r);
    }
    add_numbers(r, t->pass_source);
    add_numbers(r, t->solution);
    if (t->pass)
        formula_names(t->pass, add_name, r);
}

/* ---- do: what is typed wrong ---- */

static void each_prefix(struct reach *r, const char *commands)
{
    for (const char *s = commands; s && *s; s++) {
        size_t n = strcspn(s, ";\n");
        char *part = mem_textn(commands, (size_t)(s - commands) + n);

        probe(r, part);
        free(part);
        s += n;
        if (!*s)
            break;
    }
}

/* Each number of COMMANDS changed: another sign, ten times, nothing, a little. */
static void each_slip(struct reach *r, const char *commands)
{
    const char *end = commands, *s;

    while (r->left && (s = play_next_number(commands, end, &end)) != NULL) {
        double v = strtod(s, NULL);
        double slip[] = {-v,     0,       v * 0.1, v * 10,    v / 2,     v * 2,
                         v - 1,  v + 1,   1 / v,   v - 0.1,   v + 0.1,   v * 0.9,
                         v - 3,  v + 3,   v * 100, v * 0.01,  v + 10,    v * 1.02,
                         -v * 2, -v * 10, v * 0.7, v - 0.001, v + 0.001, v * 1.3};

        for (size_t k = 0; r->left && k < sizeof slip / sizeof *slip; k++)
            if (isfinite(slip[k]))
                probef(r, "%.*s%.10g%s", (int)(s - commands), commands, slip[k], end);
    }
}

/* ---- do: the values that conditions speak of ---- */

static void set_name(struct reach *r, const char *first, const char *name, double v)
{
    probef(r, "%s%s%s = %.10g", first ? first : "", first ? "; " : "", name, v);
}

static void near_numbers(struct reach *r, const char *first)
{
    for (size_t n = 0; n < r->names; n++)
        for (size_t k = 0; r->left && k < r->numbers; k++) {
            double v = r->number[k], room = fmax(fabs(v) * 0.05, 0.05);

            set_name(r, first, r->name[n], v);
            set_name(r, first, r->name[n], v - room);
            set_name(r, first, r->name[n], v + room);
            set_name(r, first, r->name[n], -v);
            set_name(r, first, r->name[n], 3 * v + 1);
        }
}

/* Two names at once. */
static void grid_of_names(struct reach *r)
{
    static const double at[] = {0, 1, -1, 3, -3, 0.3, -0.3, 12, -12};
    enum { N = sizeof at / sizeof *at };

    for (size_t a = 0; a < r->names; a++)
        for (size_t b = 0; b < r->names; b++)
            for (int k = 0; a != b && r->left && k < N * N; k++)
                probef(r, "%s = %g; %s = %g", r->name[a], at[k / N], r->name[b],
                       at[k % N]);
}

static void grid_of_lines(struct reach *r)
{
    static const double height[] = {3, 2, 4, 1, 0, 5, 7, -2, 12},
                        slope[] = {0, -0.4, -0.1, 0.4, -1, -0.6, 1, -3, -0.2, 3};
    enum { H = sizeof height / sizeof *height, S = sizeof slope / sizeof *slope };

    if (r->p->sh->bench->s.params != 3)
        return;
    for (int k = 0; r->left && k < H * S; k++)
        probef(r, "line %g %g", height[k / S], slope[k % S]);
}

static void training(struct reach *r)
{
    static const char *const lines[] = {
        "step",
        "step 10",
        "step 100",
        "run",
        "fit",
        "reset weights",
        "undo",
        "fit; step",
        "reset weights; step 10",
        "reset weights; run",
        "w1 = 0",
        "w2 = 0",
        "w2 = -1; w1 = 0",
        "w = 0",
        "b = 0",
        "w = -1",
        "w = 5",
        "times -1",
        "times 10",
        "times 0.1",
        "eta = 10; step 20",
        "eta = 0.001; step 20",
        "eta = 1000; step 5",
        "lambda = 1; fit",
        "line 3 -0.4; step",
    };

    for (size_t i = 0; r->left && i < sizeof lines / sizeof *lines; i++)
        probe(r, lines[i]);
}

static void try_formulas(struct reach *r)
{
    for (size_t i = 0; i < r->t->ncases; i++) {
        struct str lines;

        str_init(&lines);
        play_formulas(r->t->cases[i].source, &lines);
        if (lines.len)
            probe(r, lines.s);
        str_done(&lines);
    }
}

static void try_states(struct reach *r)
{
    const struct task *t = r->t;

    probe(r, "");
    if (t->ghost)
        probe(r, t->ghost);
    if (t->solution) {
        each_prefix(r, t->solution);
        each_slip(r, t->solution);
    }
    if (t->ghost)
        each_slip(r, t->ghost);
    try_formulas(r);
    near_numbers(r, NULL);
    training(r);
    if (t->solution) {
        probef(r, "step; %s", t->solution);
        probef(r, "%s; times -1", t->solution);
    }
    grid_of_names(r);
    grid_of_lines(r);
    if (t->solution)
        near_numbers(r, t->solution);
}

/* ---- answers ---- */

static void answer(struct reach *r, double v)
{
    if (isfinite(v))
        probef(r, "answer %.12g", v);
}

static void try_numbers(struct reach *r)
{
    if (!r->t->pass)
        add_number(r, r->t->want);
    for (size_t i = 0, n = r->numbers; r->left && i < n; i++) {
        double v = r->number[i];
        const double way[] = {v,     -v,    v * 1.01, v * 0.99, v + 1,   v - 1,
                              1 - v, 1 / v, v * 10,   v / 10,   v * 100, v / 100,
                              v / 2, v * 2, log(v),   exp(v),   v * v,   sqrt(v)};

        for (size_t k = 0; r->left && k < sizeof way / sizeof *way; k++)
            answer(r, way[k]);
        for (size_t k = i + 1; r->left && k < n; k++)
            answer(r, (v + r->number[k]) / 2);
    }
}

static void try_answers(struct reach *r)
{
    probe(r, "");
    if (r->t->kind == TASK_NUMBER)
        try_numbers(r);
    if (r->t->kind == TASK_FORMULA)
        try_formulas(r);
    for (size_t o = 0; o < r->t->options; o++)
        probef(r, "answer %c", (char)('A' + o));
    if (r->t->kind == TASK_CHOOSE || r->t->kind == TASK_PREDICT)
        training(r);
}

/* ---- the whole ---- */

/* A way that its writer shows; an answer is given with `answer`. */
static void try_by(struct reach *r, const struct answer_case *c)
{
    size_t at = (size_t)(c - r->t->cases);

    r->probes = 0;
    if (r->t->kind == TASK_NUMBER || r->t->kind == TASK_FORMULA)
        probef(r, "answer %s", c->by);
    else
        probe(r, c->by);
    if (r->met[at])
        return;
    play_fault(r->p, c->line, r->t, "'by: %.*s' does not lead to 'if %s:'",
               (int)strcspn(c->by, "\n"), c->by, c->source);
    play_part(r->p, "by:");
}

static const char unreached[] = "'if %s:' is reached by no probe: write 'by: COMMANDS' "
                                "under it, which lead there, or take it out";

void play_reach(struct play *p, const struct task *t, size_t i)
{
    struct reach r = {.p = p, .t = t, .i = i, .left = t->ncases};

    if (!t->ncases || !play_enter(p, i))
        return;
    r.met = mem_array(t->ncases, sizeof *r.met);
    for (size_t k = 0; k < t->ncases; k++) /* else the linter has told */
        r.left -= r.met[k] = !play_knows(p, t->cases[k].condition);
    for (size_t k = 0; k < t->ncases; k++)
        if (t->cases[k].by && !r.met[k])
            try_by(&r, &t->cases[k]);
    if (play_enter(p, i))
        collect(&r);
    r.probes = 0;
    if (t->kind == TASK_DO)
        try_states(&r);
    else
        try_answers(&r);
    for (size_t k = 0; k < t->ncases; k++)
        if (!r.met[k] && !t->cases[k].by)
            play_fault(p, t->cases[k].line, t, unreached, t->cases[k].source);
    for (size_t k = 0; k < r.names; k++)
        free(r.name[k]);
    state_free(r.start);
    free(r.met);
}

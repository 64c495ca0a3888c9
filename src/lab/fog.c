/* A walk in the fog: what has been seen, and how the weights move from place to place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/fog.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "plot/text.h"

static const double far = 1e9; /* cells: no walk comes there */

/* ---- life ---- */

struct fog *fog_ref(struct fog *f)
{
    if (f)
        f->refs++;
    return f;
}

void fog_free(struct fog *f)
{
    if (!f || --f->refs)
        return;
    data_free(f->about.fitted);
    function_free(f->about.function);
    free(f);
}

/* What F is about is held: nothing else can come to stand at its address. */
static void hold(struct fog *f)
{
    f->refs = 1;
    data_ref(f->about.fitted);
    function_ref(f->about.function);
}

static struct fog_about about(const struct bench *b)
{
    const struct explorer *e = &b->s.explorer;
    struct fog_about a = {b->s.fitted, b->s.model, NULL, b->s.params, {0, 1}};
    size_t column[2];

    if (e->minimizing)
        return (struct fog_about){NULL, NULL, e->function, e->function->dim, {0, 1}};
    bench_axes(b, a.weight, column);
    return a;
}

/* There is a walk, and it is one on the present landscape. */
static bool under_way(const struct bench *b)
{
    const struct fog_about a = about(b), *was = b->s.fog ? &b->s.fog->about : NULL;

    return was && a.fitted == was->fitted && a.ops == was->ops &&
           a.function == was->function && a.params == was->params &&
           a.weight[0] == was->weight[0] && a.weight[1] == was->weight[1];
}

/* A copy of one's own, where a snapshot has the same one. */
static struct fog *own(struct bench *b)
{
    struct fog *f = b->s.fog, *copy;

    if (f->refs == 1)
        return f;
    copy = mem_alloc(sizeof *copy);
    *copy = *f;
    hold(copy);
    fog_free(f);
    return b->s.fog = copy;
}

/* ---- the lattice ---- */

/* What twelve digits say: sums of round steps stay round. */
static double rounded(double v)
{
    char text[40];

    snprintf(text, sizeof text, "%.12g", v);
    return strtod(text, NULL);
}

long fog_cell(const struct fog *f, int axis, double at)
{
    double cell = (at - f->origin[axis]) / f->step[axis];

    return isnan(cell) ? 0 : lround(fmax(-far, fmin(far, cell)));
}

double fog_middle(const struct fog *f, int axis, long cell)
{
    return cell ? rounded(f->origin[axis] + (double)cell * f->step[axis])
                : f->origin[axis];
}

/* The bit of a cell; -1: it is too far away to be remembered. */
static int bit(const struct fog *f, long col, long row)
{
    long c = col - f->left + (FOG_WIDE - FOG_COLS) / 2;
    long r = row - f->low + (FOG_HIGH - FOG_ROWS) / 2;

    return c < 0 || c >= FOG_WIDE || r < 0 || r >= FOG_HIGH ? -1
                                                            : (int)(r * FOG_WIDE + c);
}

static bool has(const uint8_t *bits, int i)
{
    return i >= 0 && (bits[i / 8] >> i % 8 & 1);
}

static void set(uint8_t *bits, int i)
{
    if (i >= 0)
        bits[i / 8] |= (uint8_t)(1u << i % 8);
}

bool fog_seen(const struct fog *f, long col, long row)
{
    return has(f->seen, bit(f, col, row));
}

bool fog_trodden(const struct fog *f, long col, long row)
{
    return has(f->trodden, bit(f, col, row));
}

bool fog_on_map(const struct fog *f, long col, long row)
{
    return col >= f->left && col < f->left + FOG_COLS && row >= f->low &&
           row < f->low + FOG_ROWS;
}

/* What can be seen from a place: three columns to each side, two in the rows next to
 * it. */
static void stand(struct fog *f, long col, long row)
{
    set(f->trodden, bit(f, col, row));
    for (long r = -1; r <= 1; r++)
        for (long c = r ? -2 : -3; c <= (r ? 2 : 3); c++)
            set(f->seen, bit(f, col + c, row + r));
}

/* ---- the map goes along ---- */

/* By how many halves of N cells a map from FIRST on must move to have CELL. */
static long halves(long cell, long first, long n)
{
    long half = n / 2;

    if (cell < first)
        return -((first - cell + half - 1) / half);
    return cell >= first + n ? (cell - first - n) / half + 1 : 0;
}

/* What is remembered of OLD is now in other bits. */
static void copy_bits(struct fog *f, const struct fog *old)
{
    memset(f->seen, 0, sizeof f->seen);
    memset(f->trodden, 0, sizeof f->trodden);
    for (long r = 0; r < FOG_HIGH; r++)
        for (long c = 0; c < FOG_WIDE; c++) {
            long col = old->left - (FOG_WIDE - FOG_COLS) / 2 + c;
            long row = old->low - (FOG_HIGH - FOG_ROWS) / 2 + r;

            if (fog_seen(old, col, row))
                set(f->seen, bit(f, col, row));
            if (fog_trodden(old, col, row))
                set(f->trodden, bit(f, col, row));
        }
}

static void take_along(struct fog *f, long col, long row)
{
    long across = halves(col, f->left, FOG_COLS), up = halves(row, f->low, FOG_ROWS);
    struct fog *old;

    f->shifted = across || up;
    if (!f->shifted)
        return;
    old = mem_alloc(sizeof *old);
    *old = *f;
    f->left += across * (FOG_COLS / 2);
    f->low += up * (FOG_ROWS / 2);
    copy_bits(f, old);
    free(old);
}

/* ---- moves ---- */

static const char *way_name(enum fog_way way)
{
    static const char *const name[FOG_WAYS] = {"left", "right", "down",
                                               "up",   "jump",  "step"};

    return way < FOG_WAYS ? name[way] : "none yet";
}

/* "up, +0.16": two decimals where they say something. */
static void say(struct fog *f)
{
    double size = fabs(f->change);
    struct str t, number;

    str_init(&t);
    str_init(&number);
    str_add(&t, way_name(f->last));
    if (isfinite(size)) {
        str_add(&number, f->change > 0 ? "+" : "");
        (size >= 0.1 && size < 100 ? (void)text_fixed(&number, f->change, 2)
                                   : text_short(&number, f->change));
        text_minus(&number, 0);
        str_addf(&t, ", %s", number.s);
    }
    snprintf(f->said, sizeof f->said, "%s", t.s);
    str_done(&number);
    str_done(&t);
}

const char *fog_height_name(const struct bench *b)
{
    struct objective o;

    if (b->s.explorer.minimizing)
        return "f";
    bench_objective(b, &o);
    return o.lambda > 0                      ? "objective"
           : strcmp(o.ops->loss, "mse") == 0 ? "mse"
                                             : "loss";
}

static double height_now(const struct bench *b)
{
    struct objective o;
    size_t n;

    bench_objective(b, &o);
    return o.ops->value(&o, bench_weights(b, &n));
}

/* A difference that is only rounding is none. */
static double change(double was, double is)
{
    return fabs(is - was) <= 1e-12 * fmax(1, fabs(is)) ? 0 : is - was;
}

static void cell_now(const struct bench *b, const struct fog *f, long *col, long *row)
{
    size_t n;
    const double *at = bench_weights(b, &n);

    *col = fog_cell(f, 0, at[f->about.weight[0]]);
    *row = fog_cell(f, 1, at[f->about.weight[1]]);
}

void fog_moved(struct bench *b, enum fog_way way, double height)
{
    struct fog *f;
    double was;
    long col, row;

    if (!b->s.fog)
        return;
    if (!under_way(b)) {
        fog_end(b);
        return;
    }
    f = own(b);
    was = f->height;
    f->height = way == FOG_STEP ? height : height_now(b);
    f->change = change(was, f->height);
    f->last = way;
    f->moves += way != FOG_STEP;
    f->shifted = false;
    cell_now(b, f, &col, &row);
    if (way != FOG_STEP)
        take_along(f, col, row);
    stand(f, col, row);
    say(f);
}

/* Where the weight of AXIS, now NOW, is after STEPS more moves. */
static double walked_to(struct fog *f, int axis, double now, long steps)
{
    double move = f->step[axis] * (axis ? 1 : FOG_LONG);
    double *base = &f->walked[axis].base;
    long *count = &f->walked[axis].count;

    if (now != (*count ? rounded(*base + (double)*count * move) : *base)) {
        *base = now;
        *count = 0;
    }
    *count += steps;
    return *count ? rounded(*base + (double)*count * move) : *base;
}

/* One move; the picture on show stays there. */
static void go(struct bench *b, enum fog_way way)
{
    struct fog *f = own(b);
    int axis = way >= FOG_DOWN;
    size_t n, j = f->about.weight[axis];
    const double *at = bench_weights(b, &n);
    double *theta = mem_array(n, sizeof *theta);
    char plot[sizeof b->s.plot];

    memcpy(theta, at, n * sizeof *theta);
    memcpy(plot, b->s.plot, sizeof plot);
    theta[j] = walked_to(f, axis, at[j], way == FOG_RIGHT || way == FOG_UP ? 1 : -1);
    if (b->s.explorer.minimizing)
        bench_set_function(b, function_ref(b->s.explorer.function), true, theta);
    else
        bench_set_theta(b, theta);
    memcpy(b->s.plot, plot, sizeof plot);
    free(theta);
}

void fog_walk(struct bench *b, enum fog_way way, size_t n)
{
    double before = b->s.fog->height;
    bool shifted = false;
    struct fog *f;

    for (size_t i = 0; i < n; i++) {
        go(b, way);
        shifted = shifted || b->s.fog->shifted;
    }
    f = own(b);
    f->last = way;
    f->change = change(before, f->height);
    f->shifted = shifted;
    say(f);
}

/* ---- beginning and end ---- */

static struct fog *begun(struct bench *b, const double *move)
{
    struct fog *f = mem_alloc(sizeof *f);
    struct landscape l;

    f->about = about(b);
    hold(f);
    landscape_open(&l, b, 2, (size_t)FOG_COLS * FOG_ROWS);
    fog_frame(f, &l, move);
    for (int k = 0; k < 2; k++) {
        f->walked[k].base = l.at[k];
        memcpy(f->name[k], l.name[k], sizeof f->name[k]);
    }
    landscape_done(&l);
    f->last = FOG_WAYS;
    f->height = height_now(b);
    f->change = NAN;
    stand(f, 0, 0);
    say(f);
    return f;
}

void fog_begin(struct bench *b, const double *move)
{
    struct fog *f = begun(b, move);

    fog_end(b);
    b->s.fog = f;
}

void fog_ready(struct bench *b)
{
    if (!under_way(b))
        fog_begin(b, NULL);
}

void fog_end(struct bench *b)
{
    fog_free(b->s.fog);
    b->s.fog = NULL;
}

struct fog *fog_of(struct bench *b)
{
    return under_way(b) ? fog_ref(b->s.fog) : begun(b, NULL);
}

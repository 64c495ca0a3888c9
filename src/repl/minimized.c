/* What is said of a function that is minimized: where, how it bends there, and why a
 * step has no place to end at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "learn/derive.h"
#include "learn/mat.h"
#include "plot/text.h"
#include "repl/private.h"

static void write_place(const struct explorer *e, const double *at, struct str *t)
{
    for (size_t j = 0; j < e->function->dim; j++) {
        str_addf(t, "%s%s = ", j ? ", " : "", j ? "Y" : "X");
        text_number(t, at[j]);
    }
}

void minimized_place(const struct explorer *e, struct str *t)
{
    write_place(e, e->at, t);
}

static bool hessian(const struct bench *b, struct mat *h)
{
    struct objective o;
    bool there = true;

    bench_objective(b, &o);
    mat_init(h, o.dim, o.dim);
    o.ops->hessian(&o, b->s.explorer.at, h);
    for (size_t i = 0; i < o.dim * o.dim; i++)
        there = there && isfinite(h->a[i]);
    return there;
}

bool minimized_bends(const struct bench *b, double *least, double *most)
{
    struct mat h;
    bool there = hessian(b, &h);

    if (there) {
        *least = mat_smallest_eigenvalue(&h);
        *most = mat_largest_eigenvalue(&h);
    }
    mat_done(&h);
    return there;
}

/* ---- the values around a place ---- */

enum { DIRECTIONS = 16 };

/* What the values at one distance are beside that in the middle. */
struct ring {
    size_t sides, higher, lower, none; /* none: it has no value there */
    double rise;                       /* the least */
};

/* The angle of the direction that bends least, in the plane of X and Y. */
static double flattest(const struct bench *b)
{
    struct mat h;
    double angle = 0;

    if (hessian(b, &h) && h.rows == 2) {
        double along = (MAT(&h, 0, 0) - MAT(&h, 1, 1)) / 2;
        double top = atan2(MAT(&h, 0, 1), along) / 2; /* of the largest eigenvalue */
        bool turn =
            fabs(mat_smallest_eigenvalue(&h)) < fabs(mat_largest_eigenvalue(&h));

        angle = turn ? top + acos(0) : top;
    }
    mat_done(&h);
    return angle;
}

/* The values at distance H times the size of the place. A drop not above SLOPE times
 * the distance is none: even a convex function has it, next to its bottom. */
static struct ring look_around(const struct bench *b, double h, double slope)
{
    const struct explorer *e = &b->s.explorer;
    size_t dim = e->function->dim;
    struct ring r = {.sides = dim == 1 ? 2 : DIRECTIONS, .rise = INFINITY};
    double turn = flattest(b), middle, v, reach = h * (1 + vec_norm(e->at, dim));

    if (!function_value(e->function, e->at, &middle))
        return (struct ring){.none = 1};
    for (size_t k = 0; k < r.sides; k++) {
        double angle = turn + (double)k * 4 * acos(0) / (double)r.sides;
        double at[2] = {e->at[0] + reach * cos(angle), e->at[1] + reach * sin(angle)};
        double rounding;

        if (!function_value(e->function, at, &v)) {
            r.none++;
            continue;
        }
        rounding = 1e-13 * fmax(fabs(middle), fabs(v));
        r.higher += v > middle + rounding;
        r.lower += middle - v > rounding + 2 * slope * reach;
        r.rise = fmin(r.rise, v - middle);
    }
    return r;
}

/* What a place with slope zero is where its curvature does not tell, as X^3 at 0. */
static const char *flat_place(const struct bench *b)
{
    static const double distance[] = {3e-3, 3e-2, 0.1};
    const struct explorer *e = &b->s.explorer;
    double g[2], slope = 0;
    bool bottom = false, level = true;

    if (function_slope(e->function, e->at, g))
        slope = vec_norm(g, e->function->dim);
    for (size_t i = 0; i < 3; i++) {
        struct ring r = look_around(b, distance[i], i < 2 ? slope : 0);

        if (r.lower == r.sides)
            return "is a highest place: its slope is zero too, so no rule that follows "
                   "slopes leaves it";
        if (r.lower)
            return "is no lowest place: the slope is zero here, but it is flat, and "
                   "lower places are next to it";
        bottom = bottom || r.higher == r.sides;
        level = level && !r.higher && !r.none;
    }
    return bottom  ? "is the lowest place nearby"
           : level ? "is as low as all places next to it: it is flat there"
                   : "has slope zero, but it is flat there: lower places may be next "
                     "to it";
}

/* What a place with slope zero is. */
static const char *level_place(const struct bench *b)
{
    double least, most, clear;

    if (!minimized_bends(b, &least, &most))
        return flat_place(b);
    clear = 1e-5 * fmax(1, fmax(fabs(least), fabs(most)));
    if (least > 1e-5 * fmax(1, most))
        return "is the lowest place nearby";
    if (most < -clear)
        return "is a highest place: its slope is zero too, so no rule that follows "
               "slopes leaves it";
    if (least < -clear)
        return "is a saddle: its slope is zero, but it goes down to two sides";
    return flat_place(b);
}

/* A place where a fit came to its end though a slope is left, or there is none. */
static void write_end(const struct bench *b, struct str *t)
{
    const double h = 1e-6;
    const struct explorer *e = &b->s.explorer;
    struct ring r = look_around(b, h, 0);
    double g[2], least = 0, most, reach = h * (1 + vec_norm(e->at, e->function->dim));
    bool slope = function_slope(e->function, e->at, g);
    bool bowl =
        minimized_bends(b, &least, &most) && least * reach * reach / 2 > r.rise / 4;

    if (r.higher == r.sides && !bowl) {
        str_add(t, "It falls to a kink at ");
        minimized_place(e, t);
        str_add(t, ", with no slope there and nothing lower nearby");
        return;
    }
    minimized_place(e, t);
    if (r.higher == r.sides)
        str_add(t, " is the lowest place nearby");
    else if (!slope && r.none && r.higher + r.none == r.sides)
        str_add(t, " is at the edge of where it has a value, with no slope there and "
                   "nothing lower nearby");
    else if (!slope)
        str_add(t, " has no slope to follow, and is no lowest place");
    else
        str_add(t, " is as far as it came: no place with slope zero was found, the "
                   "function may fall for ever");
}

void minimized_rest(const struct bench *b, bool settled, struct str *t)
{
    if (!settled) {
        write_end(b, t);
        return;
    }
    minimized_place(&b->s.explorer, t);
    str_addf(t, " %s", level_place(b));
}

/* ---- why there is no step ---- */

bool minimized_ruleless(const struct explorer *e)
{
    for (size_t j = 0; j < e->function->dim; j++)
        if (!e->function->gradient[j])
            return true;
    return false;
}

static const char *elsewhere(const struct explorer *e)
{
    return e->at[0] == 1 ? "2" : "1";
}

void minimized_no_slope(const struct bench *b, struct str *t)
{
    const struct explorer *e = &b->s.explorer;
    struct err why = {0};

    if (minimized_ruleless(e)) {
        for (size_t j = 0; j < e->function->dim && !*why.message; j++)
            formula_free(derive(e->function->value, e->function->name[j], NULL, &why));
        str_addf(t, "There is no slope to follow. %s", why.message);
        return;
    }
    str_addf(t, "%.60s has no slope at ", e->function->text);
    minimized_place(e, t);
    str_addf(t,
             ", as at a kink: no rule that follows slopes goes on from there. Try "
             "another start, as in: X = %s",
             elsewhere(e));
}

void minimized_no_value(const struct explorer *e, struct str *t)
{
    str_addf(t, "%.60s has no value at ", e->function->text);
    minimized_place(e, t);
    str_addf(t, ". Start elsewhere, as in: X = %s", elsewhere(e));
}

/* Where the update that was refused would end if the rate were ETA. */
static bool next_place(const struct bench *b, double eta, double *at)
{
    struct opt_memory *memory = opt_memory_copy(b->opt.memory);
    struct knobs knobs = b->opt.knobs;
    enum opt_status status;
    struct objective o;
    struct opt opt;

    knobs.eta = eta;
    bench_objective(b, &o);
    opt_init(&opt, b->opt.method, o.dim, &knobs, memory);
    opt_memory_free(memory);
    memcpy(at, b->s.explorer.at, sizeof b->s.explorer.at);
    opt.before = o.ops->gradient(&o, at, opt.g);
    opt.gradnorm = vec_norm(opt.g, o.dim);
    opt.after = NAN;
    opt.memory->t++;
    status = opt.method->step(&opt, &o, at);
    opt_done(&opt);
    return status == OPT_MOVED && isfinite(at[0]) && isfinite(at[1]);
}

/* With the rate ETA the update ends at a lower place. */
static bool ends_lower(const struct bench *b, double eta)
{
    const struct explorer *e = &b->s.explorer;
    double at[2], was, is;

    return next_place(b, eta, at) && function_value(e->function, e->at, &was) &&
           function_value(e->function, at, &is) && is < was;
}

/* A rate with which the update ends lower, as it is typed; false: none was found. */
static bool write_rate(struct bench *b, struct str *t)
{
    double eta = b->opt.knobs.eta, safe = bench_safe_eta(b);

    if (!b->opt.method->uses_eta)
        return false;
    if (!b->s.eta_auto && !method_rescales(b->opt.method) && safe > 0 &&
        ends_lower(b, safe / 2)) {
        str_add(t, "auto");
        return true;
    }
    for (int i = 0; i < 60; i++) {
        eta /= 2;
        if (ends_lower(b, eta)) {
            text_short(t, eta);
            return true;
        }
    }
    return false;
}

static void add_remedy(struct bench *b, struct str *t, struct str *meant)
{
    double least, most;
    struct str rate;

    if (minimized_bends(b, &least, &most) && least < 0) {
        str_add(t, " The curvature is negative (");
        text_short(t, least);
        str_add(t, "), it bends down: no rate is safe. Try undo, then another start or "
                   "function.");
        str_add(meant, "undo");
        return;
    }
    str_init(&rate);
    if (write_rate(b, &rate))
        str_addf(meant, "undo; eta = %s", rate.s);
    else
        str_add(meant, b->opt.method->uses_eta ? "undo; reset" : "undo; optimizer gd");
    str_done(&rate);
    str_addf(t, " Try %s", meant->s);
}

bool minimized_refused(struct bench *b, struct str *t, struct str *meant)
{
    const struct explorer *e = &b->s.explorer;
    double at[2] = {0, 0}, v;
    struct value value;

    if (!function_value(e->function, e->at, &v)) {
        minimized_no_value(e, t);
        str_addf(meant, "X = %s", elsewhere(e));
        return true;
    }
    if (!next_place(b, b->opt.knobs.eta, at))
        return false;
    function_look(e->function, at, &value);
    if (value.kind == VALUE_NUMBER)
        return false;
    str_add(t, "Stopped: the next step would end at ");
    write_place(e, at, t);
    str_addf(t, ", where %.60s has no value: %s.", e->function->text, value.why);
    add_remedy(b, t, meant);
    return true;
}

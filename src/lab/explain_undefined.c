/* What has no value now: what to type so that it has one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "lab/explain_number.h"
#include "lab/explaining.h"

/* A name, or how names begin, and what to type for it. */
static const struct {
    const char *name, *type;
} remedies[] = {
    {"valid.", "split 0.7"},
    {"velocity.", "optimizer momentum; step"},
    {"squares.", "optimizer adam; step"},
    {"inverse.", "optimizer bfgs; step"},
    {"search", "optimizer bfgs; step"},
    {"move.", "step"},
    {"gradcheck", "checkgrad"},
    {"grad.X", "plot f x^2-2*x"},
    {"X", "plot f x^2-2*x"},
    {"Y", "plot f x^2-2*x"},
    {"dX", "plot f x^2-2*x"},
};

/* What needs points of both classes; points that are called 1. */
static const char *const of_classes[] = {"recall", "specificity", "fpr", "f1neg",
                                         "auc",    "balanced",    "mcc", NULL};
static const char *const of_called[] = {"precision", "f1", "mcc", NULL};

static bool among(const char *name, const char *const *names)
{
    while (*names && strcmp(name, *names) != 0)
        names++;
    return *names;
}

static bool about(const char *name, const char *row)
{
    size_t n = strlen(row);

    return row[n - 1] == '.' ? strncmp(name, row, n) == 0 : strcmp(name, row) == 0;
}

/* A threshold that the largest p reaches. */
static bool say_threshold(struct explaining *e)
{
    double most = 0;

    if (!e->f || !among(e->name, of_called) || e->f->count.tp + e->f->count.fp > 0)
        return false;
    for (size_t i = 0; i < e->d->n; i++)
        most = fmax(most, e->p[i]);
    if (most < 0.001)
        explain_say(e, "The largest p is %s.", num_short(most).s);
    else
        explain_say(e, "The largest p is %s: with tau = %s a point is called 1.",
                    num_short(most).s, num_digits(floor(most * 1000) / 1000, 3).s);
    return true;
}

/* The other form of the boundary: that of one feature, that of two. */
static bool say_boundary(struct explaining *e)
{
    bool two = strcmp(e->name, "intercept") == 0 || strcmp(e->name, "slopeline") == 0;

    if (!two && strcmp(e->name, "midpoint") != 0)
        return false;
    if (!bench_straight(e->b) || !e->d || e->d->kind == LABEL_VALUE)
        explain_say(e, "Where p is ½ at one place: explain p(…)");
    else if (two && e->s->dim == 1)
        explain_say(e, "Type: explain midpoint");
    else if (!two && e->s->dim == 2)
        explain_say(e, "Type: explain intercept");
    else if (two && e->s->theta[1] != 0)
        explain_say(e, "A vertical line is at x1 = −b/w1.");
    else
        explain_say(e, "Give a weight that is not 0: w1 = 1");
    return true;
}

static bool say_one_class(struct explaining *e)
{
    size_t ones;

    if (!e->d || e->d->kind == LABEL_VALUE || !among(e->name, of_classes))
        return false;
    ones = data_positives(e->d);
    if (ones && ones < e->d->n)
        return false;
    explain_say(e, "Every point has class %d: add one of class %d, or flip 1.",
                ones > 0, ones == 0);
    return true;
}

/* A bin that holds points. */
static bool say_bin(struct explaining *e)
{
    struct metric_bin bin[METRIC_BINS];

    if (strncmp(e->name, "bin", 3) != 0 || !e->f || e->d->kind == LABEL_VALUE)
        return false;
    metric_reliability(e->d, e->p, bin);
    for (int k = 0; k < METRIC_BINS; k++)
        if (bin[k].n) {
            explain_say(e, "Type: explain bin%d.%s", k + 1, strchr(e->name, '.') + 1);
            return true;
        }
    return false;
}

static bool say_remedy(struct explaining *e)
{
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
        if (about(e->name, remedies[i].name)) {
            explain_say(e, "Type: %s", remedies[i].type);
            return true;
        }
    return false;
}

static bool of_explorer(const struct explaining *e)
{
    const struct reading *r = reading_named(e->name);

    return r && strcmp(r->group, "explorer") == 0;
}

static void say_function(struct explaining *e)
{
    if (!e->s->explorer.function)
        explain_say(e, "Type: plot f x^2-2*x");
    else if (strcmp(e->name, "secant") == 0 && e->s->explorer.dX == 0)
        explain_say(e, "Type: dX = 1");
    else if (e->s->explorer.function->dim == 2)
        explain_say(e, "Type: explain grad.X");
    else
        explain_say(e, "Look elsewhere: X = 1");
}

void explain_what_to_type(struct explaining *e)
{
    bool classes = e->d && e->d->kind != LABEL_VALUE;

    if (of_explorer(e))
        say_function(e);
    else if (e->f && !isfinite(e->f->objective + e->f->gradnorm))
        explain_say(e,
                    "The weights are too large to compute with. Type: reset weights");
    else if (e->s->explorer.minimizing && *e->name != 'v' && say_remedy(e))
        return;
    else if (e->s->explorer.minimizing)
        explain_say(e, "Type: explain objective. The data come back when a weight is "
                       "set: b = 0");
    else if (!e->d && strncmp(e->name, "grad.X", 5) != 0)
        explain_say(e, "Type: data hobbits");
    else if (!classes && say_boundary(e))
        return;
    else if (e->d && !classes && !say_remedy(e))
        explain_say(e, "For numbers as labels: explain mse");
    else if (classes && !say_remedy(e) && !say_one_class(e) && !say_boundary(e) &&
             !say_bin(e) && !say_threshold(e))
        explain_say(e, "Type: explain %s%s",
                    strncmp(e->name, "grad.", 5) == 0 ? "grad." : "",
                    e->s->hidden ? "v1" : "w1");
}

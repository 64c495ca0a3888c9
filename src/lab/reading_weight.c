/* Readings of the weights: by name, their gradient, the boundary that they draw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/reading_values.h"
#include "learn/mlp.h"

/* ---- names ---- */

/* Past the digits of a number from 1 on at S; NULL if there is none. */
static const char *past_number(const char *s)
{
    if (*s < '1' || *s > '9')
        return NULL;
    while (*s >= '0' && *s <= '9')
        s++;
    return s;
}

/* "w12", "v3": LETTER and a number, and no more. */
static bool lettered(const char *name, char letter)
{
    const char *end = name[0] == letter ? past_number(name + 1) : NULL;

    return end && !*end;
}

/* "v1", "h1.b", "h1.w2": only a network has these. */
static bool of_network(const char *name)
{
    const char *end = name[0] == 'h' ? past_number(name + 1) : NULL;

    return lettered(name, 'v') ||
           (end && *end == '.' && (strcmp(end, ".b") == 0 || lettered(end + 1, 'w')));
}

static bool of_model(const char *name)
{
    return strcmp(name, "b") == 0 || strcmp(name, "w0") == 0 || lettered(name, 'w') ||
           of_network(name);
}

/* "X" is 0, "Y" is 1; else 2. */
static size_t variable(const char *name)
{
    return strcmp(name, "X") == 0 ? 0 : strcmp(name, "Y") == 0 ? 1 : 2;
}

static const char *counted(size_t n)
{
    static const char *const words[] = {"no", "one", "two", "three", "four"};

    return n < 5 ? words[n] : NULL;
}

static void no_feature(const struct bench *b, struct value *out)
{
    const struct data *d = b->s.fitted;
    size_t dim = b->s.dim;

    if (!d)
        *out = value_undefined("there is no data yet");
    else if (dim == 1)
        *out = value_undefined("there is one feature here: w1 (%.60s)", d->names[0]);
    else if (dim == 2)
        *out = value_undefined("there are two features here: w1 (%.30s) and w2 (%.30s)",
                               d->names[0], d->names[1]);
    else if (counted(dim))
        *out = value_undefined("there are %s features here: w1 to w%zu", counted(dim),
                               dim);
    else
        *out = value_undefined("there are %zu features here: w1 to w%zu", dim, dim);
}

static void no_such_weight(const struct bench *b, const char *name, struct value *out)
{
    size_t hidden = b->s.hidden;

    if (hidden == 1)
        *out = value_undefined("the network has b, v1, h1.b and h1.w1 to h1.w%zu",
                               b->s.dim);
    else if (hidden)
        *out = value_undefined("the network has b, v1 to v%zu, and h1.b, h1.w1 … to "
                               "h%zu.w%zu",
                               hidden, hidden, b->s.dim);
    else if (of_network(name))
        *out = value_undefined("only a network has %.20s: model mlp 2", name);
    else
        no_feature(b, out);
}

enum weight_place weight_of_model(const struct bench *b, const char *name, size_t *j,
                                  struct value *out)
{
    if (!of_model(name))
        return WEIGHT_NONE;
    *j = 0;
    if (strcmp(name, "w0") == 0 || bench_weight_named(b, name, j))
        return WEIGHT_HERE;
    no_such_weight(b, name, out);
    return WEIGHT_MISSING;
}

enum weight_place weight_of_step(const struct bench *b, const char *name, size_t *j,
                                 struct value *out)
{
    const struct function *f = b->s.explorer.function;

    *j = variable(name);
    if (*j == 2 && !b->s.explorer.minimizing)
        return weight_of_model(b, name, j, out);
    if (*j == 2 && !of_model(name))
        return WEIGHT_NONE;
    if (*j == 2)
        *out = value_undefined("a function is minimized now: what moves is X%s",
                               f->dim == 2 ? " and Y" : "");
    else if (!b->s.explorer.minimizing)
        *out = value_undefined("no function is minimized: minimize X^2-2*X");
    else if (*j >= f->dim)
        *out = value_undefined("%.60s has one variable, X", f->text);
    else
        return WEIGHT_HERE;
    return WEIGHT_MISSING;
}

bool weight_here(const struct bench *b, const char *name)
{
    struct value out;
    size_t j;

    return weight_of_model(b, name, &j, &out) != WEIGHT_MISSING;
}

bool raw_here(const struct bench *b, const char *name)
{
    return weight_here(b, name + strlen("raw."));
}

/* ---- values ---- */

bool read_weight(struct bench *b, const char *name, struct value *out)
{
    size_t j;
    enum weight_place place = weight_of_model(b, name, &j, out);

    if (place == WEIGHT_HERE)
        *out = value_number(b->s.theta[j]);
    return place != WEIGHT_NONE;
}

bool read_raw_weight(struct bench *b, const char *name, struct value *out)
{
    size_t j;
    enum weight_place place = weight_of_model(b, name + strlen("raw."), &j, out);
    double *raw;

    if (place != WEIGHT_HERE)
        return place == WEIGHT_MISSING;
    raw = mem_array(b->s.params, sizeof *raw);
    bench_raw(b, raw);
    *out = value_number(raw[j]);
    free(raw);
    return true;
}

static void function_gradient(struct bench *b, size_t j, struct value *out)
{
    const struct function *f = reading_function(b, out);
    double g[2];

    if (f && j >= f->dim)
        *out = value_undefined("%.60s has one variable, X", f->text);
    else if (f && reading_slopes(b, g, out))
        *out = value_number(g[j]);
}

/* grad.w1, grad.h1.b; grad.X of the function that is looked at, minimized or not. */
bool read_gradient(struct bench *b, const char *name, struct value *out)
{
    size_t j = variable(name += strlen("grad."));
    const struct fitness *f;
    enum weight_place place;

    if (j < 2) {
        function_gradient(b, j, out);
        return true;
    }
    place = weight_of_step(b, name, &j, out);
    f = place == WEIGHT_HERE ? reading_fitness(b, out) : NULL;
    if (f)
        *out = value_number(f->grad[j]);
    return place != WEIGHT_NONE;
}

bool gradient_here(const struct bench *b, const char *name)
{
    const struct function *f = b->s.explorer.function;
    struct value out;
    size_t j = variable(name += strlen("grad."));

    if (j < 2)
        return f && j < f->dim;
    return weight_of_step(b, name, &j, &out) != WEIGHT_MISSING;
}

/* With one feature w is w1; else it is several. */
void read_w(struct bench *b, struct value *out)
{
    size_t dim = b->s.dim;

    if (b->s.hidden || dim == 1)
        read_weight(b, "w1", out);
    else if (dim == 2)
        *out = value_undefined("w has 2 values here: w1, w2");
    else
        *out = value_undefined("w has %zu values here: w1 to w%zu", dim, dim);
}

void read_w1(struct bench *b, struct value *out)
{
    read_weight(b, "w1", out);
}

void read_w2(struct bench *b, struct value *out)
{
    read_weight(b, "w2", out);
}

void read_b(struct bench *b, struct value *out)
{
    *out = value_number(b->s.theta[0]);
}

void read_raw_b(struct bench *b, struct value *out)
{
    read_raw_weight(b, "raw.b", out);
}

void read_raw_w1(struct bench *b, struct value *out)
{
    read_raw_weight(b, "raw.w1", out);
}

void read_raw_w2(struct bench *b, struct value *out)
{
    read_raw_weight(b, "raw.w2", out);
}

void read_grad_b(struct bench *b, struct value *out)
{
    read_gradient(b, "grad.b", out);
}

void read_grad_w1(struct bench *b, struct value *out)
{
    read_gradient(b, "grad.w1", out);
}

void read_grad_w2(struct bench *b, struct value *out)
{
    read_gradient(b, "grad.w2", out);
}

/* sqrt(w1^2 + w2^2 + …): of all that lambda prices, so without b and, in a network,
 * without the biases of its neurons. */
void read_norm(struct bench *b, struct value *out)
{
    const struct state *s = &b->s;
    double *priced = mem_array(s->params, sizeof *priced);

    memcpy(priced, s->theta, s->params * sizeof *priced);
    priced[0] = 0;
    for (size_t h = 0; h < s->hidden; h++)
        priced[mlp_bias(s->dim, s->hidden, h)] = 0;
    *out = value_number(vec_norm(priced, s->params));
    free(priced);
}

/* ---- the boundary ---- */

/* The boundary is no line (DIM 2) or point (DIM 1) of the columns: OUT says why. */
static bool shapeless(const struct bench *b, size_t dim, struct value *out)
{
    const struct state *s = &b->s;
    const char *shape = dim == 2 ? "line" : "point";

    if (s->data && s->data->kind == LABEL_VALUE)
        *out = value_undefined("the labels are numbers: there is no boundary");
    else if (s->hidden)
        *out = value_undefined("the boundary is no %s: model mlp", shape);
    else if (!bench_straight(b))
        *out = value_undefined("the boundary is no %s: features %s", shape,
                               recipe_word(s->recipe));
    else if (dim == 2 && s->dim == 1)
        *out =
            value_undefined("with one feature the boundary is a point, the midpoint");
    else if (s->dim != dim)
        *out = value_undefined("the boundary of %zu features is no %s", s->dim, shape);
    else
        return false;
    return true;
}

/* The weights of original features (b, w1, w2) into RAW if the boundary b + w x = LEVEL
 * of DIM features means something; else OUT says why not. */
static bool boundary(struct bench *b, size_t dim, double raw[3], struct value *out)
{
    bool flat = true;

    if (shapeless(b, dim, out))
        return false;
    bench_raw(b, raw);
    for (size_t j = 1; j <= dim; j++)
        flat = flat && raw[j] == 0;
    if (flat)
        *out = value_undefined("with %s there is no boundary",
                               dim == 1 ? "w = 0" : "w1 = w2 = 0");
    /* the linear model says 1 from 1/2 on, the logistic one from z = 0 */
    raw[0] -= b->s.model->sigma ? 0 : 0.5;
    return !flat;
}

void read_midpoint(struct bench *b, struct value *out)
{
    double raw[3];

    if (boundary(b, 1, raw, out))
        *out = value_number(raw[0] == 0 ? 0 : -raw[0] / raw[1]);
}

/* b + w1 x1 + w2 x2 = 0 means x2 = -b/w2 - (w1/w2) x1. */
static void slope_form(struct bench *b, size_t j, struct value *out)
{
    double raw[3];

    if (!boundary(b, 2, raw, out))
        return;
    *out = raw[2] == 0   ? value_undefined("the line is vertical")
           : raw[j] == 0 ? value_number(0)
                         : value_number(-raw[j] / raw[2]);
}

void read_intercept(struct bench *b, struct value *out)
{
    slope_form(b, 0, out);
}

void read_slopeline(struct bench *b, struct value *out)
{
    slope_form(b, 1, out);
}

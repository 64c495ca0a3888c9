/* Many states of the bench.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sizes_kit.h"

#include <check.h>
#include <ctype.h>
#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kit.h"

static void use(struct shell *sh, size_t n, size_t dim, const double *x,
                const double *y)
{
    struct data *d = data_new(n, dim);

    for (size_t j = 0; j < dim; j++)
        memcpy(d->x[j], x + j * n, n * sizeof *x);
    memcpy(d->y, y, n * sizeof *y);
    data_classify(d);
    bench_set_data(sh->bench, d);
}

static void four(struct shell *sh)
{
    double x[4 * 30], y[30];
    unsigned state = 5;

    for (size_t i = 0; i < 30; i++) {
        for (size_t j = 0; j < 4; j++)
            x[j * 30 + i] = any(&state) * (double)(j + 1) + (j == 3 ? 400 : 0);
        y[i] = x[i] + x[30 + i] > 0.2 * any(&state);
    }
    use(sh, 30, 4, x, y);
}

static void one_row(struct shell *sh)
{
    use(sh, 1, 2, (const double[]){2, 3}, (const double[]){1});
}

static void one_class(struct shell *sh)
{
    use(sh, 4, 2, (const double[]){1, 2, 3, 4, 1, 1, 2, 5},
        (const double[]){0, 0, 0, 0});
}

static void huge(struct shell *sh)
{
    use(sh, 4, 2,
        (const double[]){-1e300, 1e300, DBL_MAX, 0, 1e-300, 5e-324, 0, -1e-308},
        (const double[]){0, 1, 1, 0});
}

static void narrow(struct shell *sh)
{
    use(sh, 3, 1, (const double[]){1e9, 1e9 + 1e-6, 1e9}, (const double[]){0, 1, 1});
}

/* Names that are long, wide, or have no place on a screen. */
static void hostile(struct shell *sh)
{
    struct data *d = data_new(3, 2);

    for (size_t i = 0; i < 3; i++)
        d->x[0][i] = (double)i, d->x[1][i] = -(double)i * 1000, d->y[i] = i % 2;
    free(d->names[0]), free(d->names[1]), free(d->label);
    d->names[0] = mem_text("\001b\033[31m</text><script>alert(1)</script> & \"x\" that "
                           "is far too long for any axis");
    d->names[1] = mem_text("日本語の長い名前とたくさんの文字");
    d->label = mem_text("e\xCC\x81\xFF");
    data_classify(d);
    bench_set_data(sh->bench, d);
}

static const struct {
    const char *name;
    void (*data)(struct shell *sh);
    const char *lines[6];
} scenes[] = {
    {"nothing", NULL, {NULL}},
    {"hobbits, all weights 0", NULL, {"data hobbits"}},
    {"hobbits with a line, a field, a place",
     NULL,
     {"data hobbits", "line 3 -0.4", "field on", "predict 1.5 4", "segments on"}},
    {"hobbits trained, scaled", NULL, {"data hobbits", "scale on", "step 20"}},
    {"archery", NULL, {"data archery", "w = 1; b = -4.5", "segments on", "tau = 0.7"}},
    {"soft labels", NULL, {"data sim-soft", "step 10"}},
    {"a network", NULL, {"data xor", "model mlp 3", "step 5", "field on"}},
    {"a line", NULL, {"data line", "step 3", "segments on"}},
    {"a straight line over classes", NULL, {"data archery", "model linear", "step 3"}},
    {"overlap, split", NULL, {"data overlap", "split 0.7", "step 30", "tau = 0.3"}},
    {"four columns", four, {"scale on", "step 5"}},
    {"sorted", NULL, {"data overlap", "w = 1 2; b = -1", "sorted on"}},
    {"one row", one_row, {"step 1"}},
    {"one class", one_class, {"step 3"}},
    {"huge and tiny", huge, {"w = 1e-300 1"}},
    {"all but the same", narrow, {"w = 1; b = -1e9"}},
    {"hostile names", hostile, {"step 2"}},
    {"gone off", NULL, {"data hobbits-mm", "eta = 1e300", "step 5"}},
    {"a function", NULL, {"data hobbits", "plot f x^3-2*x -2 2", "X = 1", "dX = 0.5"}},
    {"a function of two", NULL, {"minimize X^2+3*Y^2+X*Y from 2 2", "step 4"}},
};

const size_t nscenes = sizeof scenes / sizeof *scenes;

const char *scene_name(size_t k)
{
    return scenes[k].name;
}

struct shell *scene_open(size_t k)
{
    struct shell *sh = kit_shell(false);

    if (scenes[k].data)
        scenes[k].data(sh);
    for (size_t i = 0; i < 6 && scenes[k].lines[i]; i++)
        kit_must(sh, scenes[k].lines[i]);
    return sh;
}

static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(word);

    for (const char *s = text; (s = strstr(s, word)); s++)
        if ((s == text || !isalpha((unsigned char)s[-1])) && !isalpha((unsigned char)s[n]))
            return true;
    return false;
}

void check_finite(const char *text, const char *what)
{
    MUST(!has_word(text, "nan") && !has_word(text, "inf"), "%s: %s", what, text);
}

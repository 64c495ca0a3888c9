/* What tests of fits share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fit_kit.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "learn/csv.h"
#include "learn/mat.h"

struct data *reference_set(const char *name)
{
    const char *tests = getenv("TESTS_DIR");
    char file[512];
    struct err e = {0};
    struct data *d;

    snprintf(file, sizeof file, "%s/reference/datasets/%s.csv", tests ? tests : "tests",
             name);
    d = csv_load(file, NULL, &e);
    ck_assert_msg(d != NULL, "%s", e.message);
    return d;
}

double norm_at(const struct objective *o, const double *theta)
{
    double *g = calloc(o->dim, sizeof *g), norm;

    o->ops->gradient(o, theta, g);
    norm = vec_norm(g, o->dim);
    free(g);
    return norm;
}

/* An assignment to what cannot be set: what it is, and what sets it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "repl/private.h"
#include "repl/words.h"

/* What to do about a reading that cannot be set. */
static const struct {
    const char *name, *advice, *line;
} computed[] = {
    {"errors", "errors is counted, not set: move the line until it is %s.",
     "explain errors"},
    {"accuracy", "accuracy is counted, not set: move the line and watch it.",
     "explain accuracy"},
    {"mse", "mse is computed from the weights. Change w or b, or type step.", "step"},
    {"p", "p follows from the weights: p = sigmoid(w*x + b). Change w or b.", "points"},
    {"z", "z follows from the weights: z = w*x + b. Change w or b.", "points"},
    {"steps", "steps are counted. step 10 does ten.", "step 10"},
};

/* "b, v1 … v3, and for each neuron h1.b, h1.w1 … h1.w2" */
static bool no_such_network_weight(const struct bench *b, const char *name,
                                   const char *value, struct err *err)
{
    struct str t;

    str_init(&t);
    str_addf(&t, b->s.hidden > 1 ? "b, v1 … v%zu" : "b, v1", b->s.hidden);
    str_add(&t, ", and for each neuron h1.b, h1.w1");
    if (b->s.dim > 1)
        str_addf(&t, " … h1.w%zu", b->s.dim);
    err_set(err, "A network has no weight %s. It has: %s.", name, t.s);
    str_done(&t);
    return err_meant(err, "h1.w1 = %s", value);
}

/* VALUE is meant for the last weight that there is. */
static bool no_such_weight(struct shell *sh, const char *value, struct err *err)
{
    const struct bench *b = sh->bench;
    const struct data *d = b->s.fitted;
    struct str t;

    str_init(&t);
    for (size_t j = 0; j < b->s.dim && j < 6; j++) {
        str_addf(&t, "%sw%zu", !j ? "" : j + 1 == b->s.dim ? " and " : ", ", j + 1);
        if (d)
            str_addf(&t, " (%s)", d->names[j]);
    }
    if (b->s.dim == 1)
        err_set(err, "There is one feature here: w%s%s%s", d ? " (" : "",
                d ? d->names[0] : "", d ? ")." : ".");
    else if (b->s.dim == 2)
        err_set(err, "There are two features here: %s.", t.s);
    else
        err_set(err, "There are %zu features here: %s%s.", b->s.dim, t.s,
                b->s.dim > 6 ? " …" : "");
    str_done(&t);
    return err_meant(err, "w%zu = %s", b->s.dim, value);
}

/* NAME looks like a weight: w3, v1, h2.w1. */
static bool like_weight(const char *name)
{
    return name[0] && strchr("wvh", name[0]) && isdigit((unsigned char)name[1]);
}

/* `y = 3 - 0.4x` among other statements. */
static bool school_value(struct shell *sh, const char *value, struct err *err)
{
    struct str line;
    bool found;

    str_init(&line);
    str_addf(&line, "y = %s", value);
    found = meant_school(sh, line.s, err);
    str_done(&line);
    return found;
}

/* The point's x and y, as a target. Who looks at a function means the place on it. */
static bool point_name(struct shell *sh, const char *name, const char *value,
                       struct err *err)
{
    struct bench *b = sh->bench;

    if (strcmp(name, "x") == 0 && b->s.explorer.function &&
        figure_now(b) == figure_named("f")) {
        err_set(err, "The place on the curve is X, a capital: X = %s", value);
        return err_meant(err, "X = %s", value);
    }
    err_set(err, "%s belongs to the points. A line is: line HEIGHT SLOPE", name);
    return err_meant(err, "line 3 -0.4");
}

bool meant_target(struct shell *sh, const char *name, const char *value,
                  struct err *err)
{
    const struct command *c;
    const char *near;
    char lower[48];

    words_lower(lower, sizeof lower, name, strlen(name));
    if (sh->bench->s.hidden && (like_weight(lower) || strcmp(lower, "w") == 0))
        return no_such_network_weight(sh->bench, lower, value, err);
    if (like_weight(lower) && lower[0] != 'w')
        return err_set(err, "Only a network has %s: model mlp 2", lower) ||
               err_meant(err, "model mlp 2; %s = %s", lower, value);
    if (like_weight(lower))
        return no_such_weight(sh, value, err);
    for (size_t i = 0; i < sizeof computed / sizeof *computed; i++)
        if (strcmp(computed[i].name, lower) == 0)
            return err_set(err, computed[i].advice, value) ||
                   err_meant(err, "%s", computed[i].line);
    c = command_named(sh->commands, lower);
    if (c) {
        err_set(err, "%s is a command, without a =: %s %s", c->name, c->name, value);
        return err_meant(err, "%s %s", c->name, value);
    }
    if (reading_named(lower) && strcmp(reading_named(lower)->group, "settings") == 0)
        return err_set(err, "%s follows from other settings. set lists them.", lower) ||
               err_meant(err, "set");
    if (reading_named(lower)) {
        err_set(err, "%s is computed, not set. help %s tells from what.", lower, lower);
        return err_meant(err, "help %s", lower);
    }
    if (strcmp(lower, "y") == 0 && school_value(sh, value, err))
        return false;
    if (strcmp(lower, "y") == 0 || strcmp(lower, "x") == 0)
        return point_name(sh, lower, value, err);
    near = meant_near(sh, lower, false);
    if (near && assign_target(sh, near)) {
        err_set(err, "%s = %s? Tab.", near, value);
        return err_meant(err, "%s = %s", near, value);
    }
    return err_set(
        err,
        "There is nothing called '%s' to set. set lists the settings; w1, w2, b "
        "are the weights.",
        name);
}

/* Assignments as other languages write them, and to what cannot be set: what it is, and
 * what sets it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "lab/definition.h"
#include "repl/private.h"
#include "repl/words.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

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
    size_t n = strspn(name + 1, "0123456789");

    return name[0] && strchr("wvh", name[0]) && n && (!name[1 + n] || *name == 'h');
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
    err_meant(err, "line 3 -0.4");
    return err_remedy(err, REMEDY_DOUBTFUL);
}

/* `dw = (p-y)*x`: what is computed anew each time is a formula of the learner's own. */
static bool own_formula(struct shell *sh, const char *name, const char *value,
                        struct err *err)
{
    struct err unwanted = {0};
    struct formula *f = formula_parse(value, NULL);
    bool computes = f && formula_computes(f) && value[strcspn(value, LETTERS)];
    struct definitions *d =
        computes ? definitions_with(sh->bench->s.definitions, name, value, &unwanted)
                 : NULL;

    formula_free(f);
    if (!d)
        return false;
    definitions_free(d);
    err_set(err,
            "There is nothing called '%s' to set. A formula of your own: "
            "formula %s = %s",
            name, name, value);
    err_meant(err, "formula %s = %s", name, value);
    return true;
}

/* `w3 = 1`, `v1 = 1`: a weight that this model does not have. */
static bool no_weight(struct shell *sh, const char *name, const char *value,
                      struct err *err)
{
    if (sh->bench->s.hidden && (like_weight(name) || strcmp(name, "w") == 0))
        return !no_such_network_weight(sh->bench, name, value, err);
    if (!like_weight(name))
        return false;
    if (name[0] == 'w')
        return !no_such_weight(sh, value, err);
    err_set(err, "Only a network has %s: model mlp 2", name);
    return !err_meant(err, "model mlp 2; %s = %s", name, value);
}

/* `errors = 0`: a reading, which follows from what can be set. */
static bool only_read(const char *name, const char *value, struct err *err)
{
    const struct reading *r = reading_named(name);

    for (size_t i = 0; i < sizeof computed / sizeof *computed; i++)
        if (strcmp(computed[i].name, name) == 0) {
            err_set(err, computed[i].advice, value);
            return !err_meant(err, "%s", computed[i].line);
        }
    if (!r)
        return false;
    if (strcmp(r->group, "settings") == 0) {
        err_set(err, "%s follows from other settings. set lists them.", name);
        return !err_meant(err, "set");
    }
    err_set(err, "%s is computed, not set. help %s tells from what.", name, name);
    return !err_meant(err, "help %s", name);
}

/* `step = 10` */
static bool is_command(struct shell *sh, const char *name, const char *value,
                       struct err *err)
{
    const struct command *c = command_named(sh->commands, name);

    if (!c)
        return false;
    err_set(err, "%s is a command, without a =: %s %s", c->name, c->name, value);
    return !err_meant(err, "%s %s", c->name, value);
}

/* `y = 3 - 0.4x`, `x = 2` */
static bool of_points(struct shell *sh, const char *name, const char *value,
                      struct err *err)
{
    if (strcmp(name, "y") == 0 && school_value(sh, value, err))
        return true;
    return (strcmp(name, "y") == 0 || strcmp(name, "x") == 0) &&
           !point_name(sh, name, value, err);
}

/* `ets = 0.1` */
static bool misspelled(struct shell *sh, const char *name, const char *value,
                       struct err *err)
{
    const char *near = meant_near(sh, name, false);

    if (!near || !assign_target(sh, near))
        return false;
    err_set(err, "%s = %s? Tab.", near, value);
    err_meant(err, "%s = %s", near, value);
    err_remedy(err, REMEDY_SLIP);
    return true;
}

bool meant_target(struct shell *sh, const char *name, const char *value,
                  struct err *err)
{
    char lower[48];

    words_lower(lower, sizeof lower, name, strlen(name));
    if (no_weight(sh, lower, value, err) || is_command(sh, lower, value, err) ||
        only_read(lower, value, err) || of_points(sh, lower, value, err) ||
        misspelled(sh, lower, value, err) || own_formula(sh, name, value, err))
        return false;
    return err_set(
        err,
        "There is nothing called '%s' to set. set lists the settings; w1, w2, b "
        "are the weights.",
        name);
}

/* ---- w1 += 1 ---- */

/* The operator of `w1 += 1` at TEXT, and in VALUE what stands behind it; NULL: it is
 * none. */
static const char *update_at(const char *text, const char **value)
{
    size_t n = words_name(text);
    const char *op = words_skip(text + n);

    if (!n || !*op || !strchr("+-*/:", *op) || op[1] != '=')
        return NULL;
    *value = words_skip(op + 2);
    return **value ? op : NULL;
}

/* Bytes of VALUE up to the comma before another assignment of any kind. */
static size_t value_ends(const char *value)
{
    const char *unused;
    int depth = 0;
    size_t n = 0;

    for (; value[n]; n++) {
        const char *next = words_skip(value + n + 1);
        const char *sign = words_skip(next + words_name(next));

        depth += (value[n] == '(') - (value[n] == ')');
        if (value[n] == ',' && !depth && words_name(next) &&
            (update_at(next, &unused) || (sign[0] == '=' && sign[1] != '=')))
            return n;
    }
    return n;
}

/* `w1 += 1` at S as it is written here; in brackets what the operator would tear apart.
 * Returns what of S was read. */
static size_t write_update(const char *s, struct str *out)
{
    const char *value, *op = update_at(s, &value);
    size_t name = words_name(s), n;
    bool whole;

    if (!op) {
        n = value_ends(s);
        str_addn(out, s, n);
        return n;
    }
    n = value_ends(value);
    whole = *op == ':' || *op == '+' || strcspn(value, *op == '-' ? "+-" : "+-*/") >= n;
    str_addf(out, "%.*s = ", (int)name, s);
    if (*op != ':')
        str_addf(out, "%.*s %c ", (int)name, s, *op);
    str_addf(out, whole ? "%.*s" : "(%.*s)", (int)n, value);
    return (size_t)(value - s) + n;
}

bool meant_update(const char *text, struct err *err)
{
    const char *value;
    struct str meant;

    if (!update_at(text, &value))
        return false;
    str_init(&meant);
    for (const char *s = text; *s; s = words_skip(s)) {
        str_add(&meant, s > text ? ", " : "");
        s += write_update(s, &meant);
        s += *s == ',';
    }
    err_set(err, "Here an assignment is written so: %s", meant.s);
    err_meant(err, "%s", meant.s);
    err_remedy(err, REMEDY_WORDED);
    str_done(&meant);
    return true;
}

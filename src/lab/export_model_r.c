/* The model in R, of which only the base package is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/export_inside.h"
#include "learn/mlp.h"

static const struct helper helpers[] = {
    {"value", "\n# f(...), or NaN where it has no value\n"
              "value <- function(f, ...) {\n"
              "    if (!all(is.finite(c(...)))) return(NaN)\n"
              "    v <- suppressWarnings(f(...))\n"
              "    if (is.finite(v)) v else NaN\n"
              "}\n"},
    {"divide", "divide <- function(a, b) a / b\n"},
    {"power", "power <- function(a, b) a ^ b\n"},
    {"less", "less <- function(a, b) as.numeric(a < b)\n"},
    {"at_most", "at_most <- function(a, b) as.numeric(a <= b)\n"},
    {"equal", "equal <- function(a, b) as.numeric(a == b)\n"},
    {"unequal", "unequal <- function(a, b) as.numeric(a != b)\n"},
    {"both", "both <- function(a, b) {\n"
             "    if (isTRUE(a == 0) || isTRUE(b == 0)) return(0)\n"
             "    if (is.nan(a + b)) NaN else 1\n"
             "}\n"},
    {"either", "either <- function(a, b) {\n"
               "    if (isTRUE(a != 0) || isTRUE(b != 0)) return(1)\n"
               "    if (is.nan(a + b)) NaN else 0\n"
               "}\n"},
    {"opposite",
     "opposite <- function(a) if (is.nan(a)) NaN else as.numeric(a == 0)\n"},
    {"sigmoid", "sigmoid <- function(z) {\n"
                "    e <- exp(-abs(z))\n"
                "    if (z >= 0) 1 / (1 + e) else e / (1 + e)\n"
                "}\n"},
    {"logit", "logit <- function(p) {\n"
              "    if (p > 0.25 && p < 0.75) log1p((2 * p - 1) / (1 - p))\n"
              "    else log(p / (1 - p))\n"
              "}\n"},
    {"softplus", "softplus <- function(z) max(z, 0) + log1p(exp(-abs(z)))\n"},
    {"near", "near <- function(a, b, room) {\n"
             "    digits <- 4 * .Machine$double.eps * max(abs(a), abs(b))\n"
             "    as.numeric(abs(a - b) <= room + digits)\n"
             "}\n"},
    {"within", "within <- function(a, low, high) as.numeric(a >= low && a <= high)\n"},
    {NULL, NULL},
};

static void string(const char *text, struct str *out)
{
    str_addc(out, '"');
    for (; *text; text++) {
        str_add(out, *text == '"' || *text == '\\' ? "\\" : "");
        str_addc(out, *text);
    }
    str_addc(out, '"');
}

/* R reads 0.1 by a division that may be rounded twice: what is not short is written in
 * its bits. Up to three decimals the quotient is never so near to the middle of two
 * numbers. */
static void number(double v, struct str *out)
{
    char text[40];

    snprintf(text, sizeof text, "%.3f", v);
    if (fabs(v) < 1e9 && strtod(text, NULL) == v) {
        size_t n = strlen(text);

        while (text[n - 1] == '0')
            n--;
        str_addn(out, text, text[n - 1] == '.' ? n - 1 : n);
    } else {
        str_addf(out, "%a", v);
    }
}

/* "0.405…" beside a number that is written in bits. */
static void vector(const struct exported *m, const double *v, size_t n,
                   char *const *names, const char *close, struct str *out)
{
    for (size_t j = 0; j < n; j++) {
        struct str note;

        str_init(&note);
        str_addf(&note, "%.6g%s%s", v[j], names ? "  " : "", names ? names[j] : "");
        str_add(out, "    ");
        number(v[j], out);
        str_add(out, j + 1 < n ? "," : "");
        export_aside(m, note.s, out);
        str_done(&note);
    }
    str_add(out, close);
}

static void list(const struct exported *m, const char *name, const double *v, size_t n,
                 char *const *names, struct str *out)
{
    str_addf(out, "%s <- c(\n", name);
    vector(m, v, n, names, ")\n", out);
}

static void network(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;

    list(m, "V", s->theta + mlp_output(0), s->hidden, NULL, out);
    str_add(out, "HIDDEN <- list(  # of each neuron its bias, and its weights\n");
    for (size_t h = 0; h < s->hidden; h++) {
        str_add(out, "  list(");
        number(s->theta[mlp_bias(s->dim, s->hidden, h)], out);
        str_add(out, ", c(\n");
        vector(m, s->theta + mlp_weight(s->dim, s->hidden, h, 0), s->dim, m->feature,
               h + 1 < s->hidden ? "  )),\n" : "  ))\n", out);
    }
    str_add(out, ")\n");
}

static void numbers(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;

    str_add(out, "\nB <- ");
    number(s->theta[0], out);
    str_addc(out, '\n');
    if (s->hidden)
        network(m, out);
    else
        list(m, "W", s->theta + 1, s->dim, m->feature, out);
    if (s->scale && s->data) {
        list(m, "MEAN", s->scaling.mean, s->dim, m->feature, out);
        list(m, "SD", s->scaling.sd, s->dim, m->feature, out);
    }
    if (!m->classes)
        return;
    str_add(out, "TAU <- ");
    number(s->tau, out);
    str_add(out, "\nCLASSES <- c(");
    string(m->class_name[0], out);
    str_add(out, ", ");
    string(m->class_name[1], out);
    str_add(out, ")\n");
}

static void features(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;

    str_add(out,
            "\n# what the model sees of the columns x\nfeatures <- function(x) {\n");
    str_add(out, m->body.s);
    str_add(out, m->body.len ? "    f <- c(" : "    f <- x\n");
    for (size_t j = 0; m->body.len && j < s->dim; j++)
        str_addf(out, "%s%s", j ? j % 10 ? ", " : ",\n           " : "", m->place[j]);
    str_add(out, m->body.len ? ")\n" : "");
    str_add(out, s->scale && s->data ? "    (f - MEAN) / SD\n}\n" : "    f\n}\n");
}

/* sum() and %*% may round otherwise. */
static void score(const struct exported *m, struct str *out)
{
    str_add(out, "\nscore <- function(f) {\n    z <- 0\n");
    if (m->b->s.hidden)
        str_add(out, "    for (h in seq_along(V)) {\n"
                     "        s <- 0\n"
                     "        w <- HIDDEN[[h]][[2]]\n"
                     "        for (j in seq_along(w)) s <- s + w[j] * f[j]\n"
                     "        z <- z + V[h] * sigmoid(s + HIDDEN[[h]][[1]])\n"
                     "    }\n");
    else
        str_add(out, "    for (j in seq_along(W)) z <- z + W[j] * f[j]\n");
    str_add(out, "    z + B\n}\n");
}

static void answer(const struct exported *m, struct str *out)
{
    struct str wanted;

    str_init(&wanted);
    str_add(&wanted, "It needs ");
    export_wanted(m, &wanted);
    str_addf(out,
             "\n# prints what the model says of a place; FALSE: it cannot\n"
             "answer <- function(words) {\n"
             "    x <- suppressWarnings(as.numeric(words))\n"
             "    if (length(x) != %zu || !all(is.finite(x))) {\n        message(",
             m->inputs);
    string(wanted.s, out);
    str_addf(out,
             ")\n        return(FALSE)\n    }\n"
             "    f <- features(x)\n"
             "    p <- if (all(is.finite(f))) %s else NaN\n"
             "    if (is.nan(p)) {\n"
             "        message(\"There the model has no value.\")\n"
             "        return(FALSE)\n    }\n"
             "    cat(sprintf(\"%%.17g\", p)%s, \"\\n\", sep = \"\")\n"
             "    TRUE\n}\n",
             m->b->s.model->sigma ? "sigmoid(score(f))" : "score(f)",
             m->classes ? ", \" \", CLASSES[1 + (p >= TAU)]" : "");
    str_done(&wanted);
}

static const char last[] =
    "\nwords <- commandArgs(trailingOnly = TRUE)\n"
    "places <- list(words)\n"
    "if (length(words) == 0) {\n"
    "    input <- file(\"stdin\")\n"
    "    lines <- trimws(gsub(\",\", \" \", readLines(input), fixed = TRUE))\n"
    "    close(input)\n"
    "    places <- strsplit(lines[lines != \"\"], \"[ \\t]+\")\n"
    "}\n"
    "quit(status = as.integer(!all(vapply(places, answer, TRUE))))\n";

static void write(const struct exported *m, struct str *out)
{
    export_head(m, out);
    numbers(m, out);
    export_helpers(m, out);
    features(m, out);
    score(m, out);
    answer(m, out);
    str_add(out, last);
}

const struct tongue tongue_r = {
    .marker = "#!/usr/bin/env Rscript\n# logitty model: ",
    .column = 1,
    .helpers = helpers,
    .comment = "#",
    .comment_end = "",
    .statement = "    %s <- %s",
    .end = "",
    .run = "Rscript model.R",
    .first = 1,
    .number = number,
    .write = write,
};

/* The model in R, of which only the base package is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/export_inside.h"

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

static void top(const struct exported *m, struct str *out)
{
    (void)m;
    str_addc(out, '\n');
}

/* ---- the functions ---- */

static const char answer[] =
    "\n# prints what the model says of a place; FALSE: it cannot\n"
    "answer <- function(words) {\n"
    "    x <- suppressWarnings(as.numeric(words))\n"
    "    if (length(x) != @n || !all(is.finite(x))) {\n"
    "        message(@w)\n"
    "        return(FALSE)\n    }\n"
    "    f <- features(x)\n"
    "    p <- if (all(is.finite(f))) @p else NaN\n"
    "    if (is.nan(p)) {\n"
    "        message(\"There the model has no value.\")\n"
    "        return(FALSE)\n    }\n"
    "    cat(@o, \"\\n\", sep = \"\")\n"
    "    TRUE\n}\n"
    "\nwords <- commandArgs(trailingOnly = TRUE)\n"
    "places <- list(words)\n"
    "if (length(words) == 0) {\n"
    "    input <- file(\"stdin\")\n"
    "    lines <- trimws(gsub(\",\", \" \", readLines(input), fixed = TRUE))\n"
    "    close(input)\n"
    "    places <- strsplit(lines[lines != \"\"], \"[ \\t]+\")\n"
    "}\n"
    "quit(status = as.integer(!all(vapply(places, answer, TRUE))))\n";

const struct tongue tongue_r = {
    .marker = "#!/usr/bin/env Rscript\n# logitty model: ",
    .column = 1,
    .bits = true,
    .helpers = helpers,
    .comment = "#",
    .comment_end = "",
    .statement = "    %s <- %s",
    .end = "",
    .run = "Rscript model.R",
    .first = 1,
    .number = number,
    .string = export_string,
    .top = top,
    .constant = {"%s <- ", "\n"},
    .list = {"%s <- c(\n", ")\n"},
    .neurons = {"HIDDEN <- list(  # of each neuron its bias, and its weights\n", ")\n"},
    .neuron = {"  list(", ", c(\n", "  )),\n", "  ))\n"},
    .classes = {"CLASSES <- c(", ")\n"},
    .features = "\n# what the model sees of the columns x\nfeatures <- function(x) {\n",
    .made = {"    f <- c(", ",\n           ", ")\n"},
    .same = "    f <- x\n",
    .scaled = "    (f - MEAN) / SD\n}\n",
    .raw = "    f\n}\n",
    /* sum() and %*% may round otherwise */
    .score = {"\nscore <- function(f) {\n    z <- 0\n",
              "    for (h in seq_along(V)) {\n"
              "        s <- 0\n"
              "        w <- HIDDEN[[h]][[2]]\n"
              "        for (j in seq_along(w)) s <- s + w[j] * f[j]\n"
              "        z <- z + V[h] * sigmoid(s + HIDDEN[[h]][[1]])\n"
              "    }\n",
              "    for (j in seq_along(W)) z <- z + W[j] * f[j]\n", "    z + B\n}\n"},
    .answer = answer,
    .printed = {"sprintf(\"%.17g\", p)",
                "sprintf(\"%.17g\", p), \" \", CLASSES[1 + (p >= TAU)]"},
};

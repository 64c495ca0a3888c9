/* What tests of codes share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "code_kit.h"

#include <stdio.h>
#include <string.h>

#include "chance_kit.h"
#include "kit.h"

/* Four codes of version 1. The first symbol is the version, the last six are the seal; of
 * those between seven hold 34 bits, as a number with the digits 0 … 9 A C … H J K M N P Q R
 * T U W X Y, and a rest of one to six of them 4, 9, 14, 19, 24 or 29. By hand:
 *
 * 11M8 3KJC J: 1 is version 1. 1M is 1 * 29 + 19 = 48, in nine bits 000110000: 0 001 is
 *   form 1, `data %w`; 100 is the whole number 0 of order 2, hobbits; zeros are left over.
 * 12PP YP7D P4CY 3G: 2PPYP7D is 1725136384 in 34 bits: 0001 100 as above; 0 011 is form 3,
 *   `line %n %n`; 00 00 a decimal of one digit, 0 plus, 10 exponent 0 (order 1), 0110: 6;
 *   00 00 one digit, 1 minus, 11 exponent -1, 0; then P with 100 and a 0 to spare: 4, so
 *   -0.4.
 * All four were also made by a program that shares nothing with this one: form 13 with
 *   (3 xor, 60, 7, 0.25), 22 with 0 product, 37 with 1 on, 2 with (0.5, -1, 2.25) and 0.1,
 *   52 with (3 contour, "w1 b"); form 4 with the double 0.1 + 0.2, 49 with "X^2-2*X" and 3.
 *   Forms from 8 on are written by how far they are behind the one before.
 *
 * The scripts also have what a code leaves out. */
const struct code_frozen code_frozen[] = {
    {"11M8-3KJC-J",
     "data hobbits\nmodel logistic\noptimizer gd\neta = auto\nseed = 1\nlambda = 0\n"
     "tau = 0.5\nscale off\nfield off\nsegments off\n"},
    {"12PP-YP7D-P4CY-3G",
     "data hobbits\nmodel logistic\noptimizer gd\neta = auto\nseed = 1\nlambda = 0\n"
     "tau = 0.5\nscale off\nfield off\nsegments off\nline 6 -0.40000000000000002\n"},
    {"1KXK-35HE-TP00-XN0R-X751-QD0N-80C1-EGGG-3PH8-XH6",
     "data xor n=60 seed=7 noise=0.25\nfeatures product\nmodel logistic\noptimizer gd\n"
     "eta = auto\nseed = 1\nlambda = 0\ntau = 0.5\nscale on\nfield off\nsegments off\n"
     "w = 0.5 -1 2.25, b = 0.10000000000000001\nplot contour w1 b\n"},
    {"17RP-C41Y-5QG0-3ACU-75Y4-XUNK-QY03-KFAF-YK",
     "model logistic\noptimizer gd\neta = 0.30000000000000004\nseed = 1\nlambda = 0\n"
     "tau = 0.5\nscale off\nfield off\nsegments off\nminimize X^2-2*X from 3\n"},
};

/* ---- states ---- */

static const char *const numbers[] = {"0", "1", "-1", "0.5", "-0.4", "3", "1/3", "1e-5",
                                      "12.25", "0.1", "7", "-2.75e10", "1e-320", "-0"};

static const char *const sets[] = {
    "hobbits", "hobbits-mm", "archery",    "challenger", "tiny",       "line",
    "curve",   "fuzzy",      "separable",  "blobs",      "overlap",    "imbalanced",
    "xor",     "xor4",       "circles",    "moons",      "sim-rounded", "sim-drawn",
    "sim-soft", "calib",   "penguins"};

/* $N a number, $I a small whole one, $D a set */
static const char *const statements[] = {
    "data $D", "data $D", "data $D", "data $D n=$I seed=$I", "data $D n=3$I noise=0.$I",
    "data hobbits x1=lift label=hero", "add $N $N 1", "add $N 0", "add $N $N 0.$I",
    "remove $I", "flip $I", "remove $I; add 1 2 0; flip 2", "split 0.$I", "split 1",
    "features product", "features square", "features poly 3", "features x1 x2 x1*x2",
    "features x1 abs(x1)", "features linear", "model linear", "model logistic",
    "model mlp $I", "model mlp", "loss mse", "loss errors", "loss log",
    "classweight balanced", "bias off", "bias penalised", "bias on", "batch = $I",
    "batch all", "optimizer gd", "optimizer momentum", "optimizer nesterov",
    "optimizer adagrad", "optimizer rmsprop", "optimizer adam", "optimizer newton",
    "optimizer bfgs", "eta = $N", "eta = auto", "beta = 0.$I", "rho = 0.$I",
    "beta2 = 0.$I", "eps = $N", "h = $N", "order file", "order shuffled", "seed = $I",
    "seed = 12345678901", "lambda = $N", "tau = 0.$I", "scale on", "scale on",
    "scale off", "field on", "field score", "field off", "segments on", "sorted on",
    "aspect equal", "captions on", "feel on", "nudge on", "derivative off", "X = $N", "Y = $N",
    "dX = $N", "line $N $N", "line 6 -0.4", "w = $N $N", "w1 = $N", "w2 = $N, b = $N",
    "b = $N", "w = 0 0, b = 0", "random weights $I", "random weights", "step", "step $I",
    "pass $I", "fit", "times $N", "predict $N $N", "predict $N", "formula q = (p-y)^2",
    "formula r = $N + sqrt(x1^2)", "plot f X^2 - 2*X", "plot f sin(X)/X, exp(-X) -$I $I",
    "plot f log(X) 1 $I", "minimize X^2 - 2*X", "minimize (X-1)^2 + X*Y + Y^2 from $N $N",
    "minimize off", "plot scatter", "plot loss", "plot loss log", "plot loss passes",
    "plot loss log passes", "plot loss runs", "plot contour", "plot contour w1 b",
    "plot contour w2 w1", "plot slice b", "plot slice", "plot surface", "plot matrix",
    "plot matrix 2", "plot scatter x2 x1", "plot scatter w", "plot table", "plot net",
    "plot roc", "plot confusion", "plot fog", "plot curve", "plot fit", "plot confidence",
    "reset weights", "undo",
};

static void random_statement(struct str *out)
{
    str_clear(out);
    for (const char *s = statements[below(sizeof statements / sizeof *statements)]; *s; s++)
        if (*s != '$')
            str_addc(out, *s);
        else if (*++s == 'N')
            str_add(out, numbers[below(sizeof numbers / sizeof *numbers)]);
        else if (*s == 'I')
            str_addf(out, "%zu", 1 + below(9));
        else
            str_add(out, sets[below(sizeof sets / sizeof *sets)]);
}

void code_random_state(struct shell *sh)
{
    struct str line;

    kit_type(sh, "reset all");
    str_init(&line);
    for (size_t i = 1 + below(9); i; i--) {
        random_statement(&line);
        kit_type(sh, line.s);
    }
    str_done(&line);
}

void code_script(struct shell *sh, struct str *out)
{
    str_clear(out);
    bench_script(sh->bench, out);
}

const char *code_shared(struct shell *sh)
{
    static char code[4096];

    kit_must(sh, "share");
    snprintf(code, sizeof code, "%.*s", (int)strcspn(kit_said(), "\n"), kit_said());
    return code;
}

/* What the monkey types.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "monkey_kit.h"

#include <string.h>

#include "chance_kit.h"
#include "lab/reading.h"

char monkey_folder[] = "/tmp/logitty-monkey-XXXXXX";

enum { DEPTH = 4 };

static const char *const numbers[] = {
    "0",    "1",     "2",      "-1",     "0.5",   ".5",  "-0.4",        "3", "10",
    "1e-5", "1e308", "-1e308", "1e-320", "1e999", "100", "0.1",         "7", "1/3",
    "1e15", "24",    "25",     "(2)",    "-(3)",  "1e5", "0.999999999",
};

static const char *const sets[] = {
    "archery",    "hobbits", "hobbits-mm", "challenger", "line",      "xor4",
    "xor",        "blobs",   "tiny",       "overlap",    "separable", "sim-soft",
    "imbalanced", "calib",   "curve",      "nothing",    "hobit",
};

static const char *const classes[] = {"+", "o", "0", "1", "0.5", "hero", "x", "2", ""};

static const char *const figure_names[] = {"scatter", "curve", "fit",
                                           "loss",    "table", "scater"};

static const char *const optimizers[] = {"gd",      "momentum", "nesterov", "adagrad",
                                         "rmsprop", "adam",     "newton",   "bfgs"};

static const char *const losses[] = {"log", "mse", "errors", "", "0.3"};
static const char *const biases[] = {"on", "off", "penalised", "maybe"};

static const char *const recipes[] = {"linear", "product",     "square",  "poly 3",
                                      "poly 9", "x1 x2 x1*x2", "log(x1)", "1/x1"};

static const char *const functions[] = {
    "X^2 - 2*X",           "X^2 + 10*Y^2", "log(X)",   "X^4 - X^2",
    "exp(X) - 3*X",        "abs(X)",       "sqrt(X)",  "X",
    "(X-1)^2 + X*Y + Y^2", "1/X",          "sin(x)/x", "w1*X",
    "sigmoid(Y) - X",      "foo",          "3",
};

static const char *const strange[] = {
    "\x1b[31m",     "σ(w1)", "−1",  "\"",       ";;",     "(",
    "))",           "w1 w2", "= 3", "\xff\xfe", "`step`", "> line 1 2",
    "what is eta?", "e^-b",  "2x",  "ls",       "1,5",    "[",
    "\t",           "🐒",     "?",   "no",       "b)",
};

/* $N number, $E expression, $V name, $D data, $I point, $C class, $P picture, $S
 * statement, $F file, $O optimizer, $L loss, $B bias, $T features, $Q function, $X
 * strange */
static const char *const statements[] = {
    "w = $N $N",
    "w1 = $E",
    "w2 $N",
    "b = $E",
    "w = $E",
    "w1 = $E, b = $E",
    "w1 = w2, w2 = w1",
    "eta = $N",
    "eta = auto",
    "lambda = $N",
    "tau = $N",
    "optimizer $V",
    "optimizer newton",
    "optimizer gd",
    "optimizer $O",
    "optimizer $O",
    "batch = $I",
    "batch all",
    "order file",
    "seed = $I",
    "beta = $N, rho = $N",
    "beta2 = $N; eps = $N",
    "h = $N",
    "bias $B",
    "bias = $E",
    "classweight balanced",
    "classweight none",
    "loss $L",
    "model linear",
    "model logistic",
    "model mlp $I",
    "model mlp",
    "v1 = $E, h1.b = $E",
    "h2.w1 = h1.w1, b = v1",
    "random weights",
    "random weights $I",
    "minimize $Q",
    "minimize $Q from $N",
    "minimize $Q from $N $N",
    "minimize off",
    "X = $E",
    "X = $N, Y = $N",
    "dX = $N",
    "plot f $Q $N $N",
    "derive $E",
    "checkgrad",
    "grad",
    "formula q = $E",
    "formula r = q + $E",
    "same($E, q)",
    "best line",
    "split $N",
    "split 0.7",
    "features $T",
    "features $E $E",
    "features q",
    "features x1 q",
    "data empty",
    "add $N $N +; add $N $N o",
    "data $D n=$I seed=$I noise=$N",
    "data $D n=20",
    "columns x1=$I label=$I",
    "sgd",
    "adam $N",
    "scale on",
    "scale off",
    "field on",
    "field off",
    "segments on",
    "line $N $N",
    "times $N",
    "reset",
    "reset weights",
    "reset all",
    "data $D",
    "data $D",
    "add $N $N $C",
    "add $N $C",
    "remove $I",
    "flip $I",
    "step",
    "step $N",
    "pass $N",
    "pass $I",
    "repeat $I: X = X - eta*slope",
    "repeat 3: pass 2; $S",
    "run",
    "run until $E < $E",
    "fit",
    "undo",
    "redo",
    "undo",
    "rewind",
    "rewind $I",
    "goto $I",
    "goto $E",
    "replay",
    "plot",
    "plot $P",
    "points",
    "describe",
    "describe $P",
    "metrics",
    "list errors",
    "predict $N $N",
    "predict $N",
    "explain $V",
    "explain point $I",
    "explain $V all",
    "print $E, $E",
    "help $V",
    "set",
    "save $F",
    "load $F",
    "$V",
    "$E",
    "$E, $E",
    "$V = $E",
    "set $V $N",
    "$X",
    "$V $X",
    "$E $X",
    "answer $N",
    "hint",
    "next",
    "prev",
    "page $I",
    "lesson $I $I",
    "lab",
    "show",
    "check",
    "skip",
    "menu",
    "progress",
    "A",
    "b",
    "C",
    "$N",
    "stop",
    "",
    "datasets",
    "help",
    "eta",
    "repeat $I: w1 = w1 - eta*grad.w1, b = b - eta*grad.b",
    "repeat $I: $S; $S",
    "repeat $N: step $N",
    "repeat 3: $S",
};

static const char *const expressions[] = {
    "$N",
    "$V",
    "$V",
    "$V",
    "$E + $E",
    "$E - $E",
    "$E*$E",
    "$E / $E",
    "-$E",
    "$E^$E",
    "($E)",
    "exp($E)",
    "log($E)",
    "sigmoid($E)",
    "sqrt($E)",
    "p($E, $E)",
    "z($E)",
    "mean((p-y)*x1)",
    "sum($V)",
    "max($E, $E)",
    "$E < $E",
    "not $E",
    "$E and $E",
    "$V == $V",
    "near($E, $E, $E)",
    "mean($V)",
    "used(step)",
    "count(set)",
    "logit($E)",
    "same($E, $E)",
    "1/0",
};

static void grow(struct str *out, const char *pattern, int depth);

#define PICK(list) ((list)[below(sizeof(list) / sizeof *(list))])

static void add_name(struct str *out)
{
    size_t n = 0, i;

    while (readings[n])
        n++;
    i = below(n + 4);
    str_add(out, i < n ? readings[i]->name : i == n ? "eta" : i == n + 1 ? "x" : "foo");
}

static void fill(struct str *out, char kind, int depth)
{
    switch (kind) {
    case 'N':
        str_add(out, PICK(numbers));
        break;
    case 'E':
        grow(out, depth < DEPTH ? PICK(expressions) : PICK(numbers), depth + 1);
        break;
    case 'V':
        add_name(out);
        break;
    case 'D':
        str_add(out, PICK(sets));
        break;
    case 'I':
        str_addf(out, "%zu", below(30));
        break;
    case 'C':
        str_add(out, PICK(classes));
        break;
    case 'P':
        str_add(out, PICK(figure_names));
        break;
    case 'S':
        grow(out, PICK(statements), depth + 2);
        break;
    case 'F':
        str_addf(out, "%s/%zu.lt", monkey_folder, below(3));
        break;
    case 'O':
        str_add(out, PICK(optimizers));
        break;
    case 'L':
        str_add(out, PICK(losses));
        break;
    case 'B':
        str_add(out, PICK(biases));
        break;
    case 'T':
        str_add(out, PICK(recipes));
        break;
    case 'Q':
        str_add(out, PICK(functions));
        break;
    default:
        str_add(out, PICK(strange));
    }
}

static void grow(struct str *out, const char *pattern, int depth)
{
    for (; *pattern; pattern++)
        if (*pattern == '$' && depth <= DEPTH + 2)
            fill(out, *++pattern, depth);
        else
            str_addc(out, *pattern);
}

void monkey_line(struct str *line)
{
    str_clear(line);
    grow(line, PICK(statements), 0);
    while (below(5) == 0) {
        str_add(line, "; ");
        grow(line, PICK(statements), 0);
    }
    /* a slip of the finger; not in the name of a file */
    if (below(20) == 0 && line->len && !strstr(line->s, monkey_folder))
        line->s[below(line->len)] = (char)(' ' + below(95));
}

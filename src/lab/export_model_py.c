/* The model in Python 3, of which only the standard library is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/export_inside.h"

static const struct helper helpers[] = {
    {"value", "\n\ndef value(f, *a):\n"
              "    \"\"\"f(a), or nan where it has no value.\"\"\"\n"
              "    try:\n"
              "        v = f(*a) if all(map(math.isfinite, a)) else math.nan\n"
              "    except (ArithmeticError, ValueError):\n"
              "        return math.nan\n"
              "    return v if math.isfinite(v) else math.nan\n"},
    {"divide", "\n\ndef divide(a, b):\n    return a / b\n"},
    {"power", "\n\ndef power(a, b):\n    return math.pow(a, b)\n"},
    {"less", "\n\ndef less(a, b):\n    return float(a < b)\n"},
    {"at_most", "\n\ndef at_most(a, b):\n    return float(a <= b)\n"},
    {"equal", "\n\ndef equal(a, b):\n    return float(a == b)\n"},
    {"unequal", "\n\ndef unequal(a, b):\n    return float(a != b)\n"},
    {"both", "\n\ndef both(a, b):\n"
             "    if a == 0 or b == 0:\n        return 0.0\n"
             "    return a + b if math.isnan(a + b) else 1.0\n"},
    {"either", "\n\ndef either(a, b):\n"
               "    if (a != 0 and a == a) or (b != 0 and b == b):\n"
               "        return 1.0\n"
               "    return a + b if math.isnan(a + b) else 0.0\n"},
    {"opposite",
     "\n\ndef opposite(a):\n    return a if math.isnan(a) else float(a == 0)\n"},
    {"sign", "\n\ndef sign(a):\n    return float((a > 0) - (a < 0))\n"},
    {"sigmoid", "\n\ndef sigmoid(z):\n"
                "    e = math.exp(-abs(z))\n"
                "    return 1 / (1 + e) if z >= 0 else e / (1 + e)\n"},
    {"logit", "\n\ndef logit(p):\n"
              "    if 0.25 < p < 0.75:\n"
              "        return math.log1p((2 * p - 1) / (1 - p))\n"
              "    return math.log(p / (1 - p))\n"},
    {"softplus", "\n\ndef softplus(z):\n"
                 "    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))\n"},
    {"near", "\n\ndef near(a, b, room):\n"
             "    digits = 4 * sys.float_info.epsilon * max(abs(a), abs(b))\n"
             "    return float(abs(a - b) <= room + digits)\n"},
    {"within", "\n\ndef within(a, low, high):\n    return float(low <= a <= high)\n"},
    {NULL, NULL},
};

/* ---- the same in scikit-learn, where it is the same ---- */

/* Both add up the costs where logitty takes their mean, and price half of w^2 or all of
 * it: C = 1/(2 N lambda), alpha = N lambda. Biases are free in both. */
static void sklearn(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;
    bool logistic = s->model == &logistic_ops && s->data->kind == LABEL_CLASS;
    double n = (double)s->data->n, c = s->lambda > 0 ? 1 / (2 * n * s->lambda) : 0;

    if (!isfinite(c) || s->bias == BIAS_PRICED || s->hidden ||
        !(logistic || (s->model == &linear_ops && !s->balanced)))
        return;
    str_addf(out,
             "#\n# In scikit-learn, with what features(x) returns as X%s, the same\n"
             "# function is made small by:\n#     ",
             s->scale ? " (scaled)" : "");
    if (logistic && s->lambda > 0)
        str_addf(out, "LogisticRegression(C=%.17g, tol=1e-10, max_iter=100000", c);
    else if (logistic)
        str_add(out, "LogisticRegression(penalty=None, tol=1e-10, max_iter=100000");
    else
        str_addf(out, "Ridge(alpha=%.17g", n * s->lambda);
    str_addf(out, "%s%s)\n", s->balanced ? ", class_weight=\"balanced\"" : "",
             s->bias == BIAS_OFF ? ", fit_intercept=False" : "");
}

static void top(const struct exported *m, struct str *out)
{
    if (m->b->s.data)
        sklearn(m, out);
    str_add(out, "import math\nimport sys\n\n");
}

/* ---- the functions ---- */

static const char answer[] =
    "\n\ndef answer(words):\n"
    "    \"\"\"Prints what the model says of a place; False: it cannot.\"\"\"\n"
    "    try:\n"
    "        x = [float(word) for word in words]\n"
    "    except ValueError:\n"
    "        x = []\n"
    "    if len(x) != @n or not all(map(math.isfinite, x)):\n"
    "        print(@w, file=sys.stderr)\n"
    "        return False\n"
    "    f = features(x)\n"
    "    p = @p if all(map(math.isfinite, f)) else math.nan\n"
    "    if math.isnan(p):\n"
    "        print(\"There the model has no value.\", file=sys.stderr)\n"
    "        return False\n"
    "    print(@o)\n"
    "    return True\n"
    "\n\nif __name__ == \"__main__\":\n"
    "    places = [sys.argv[1:]]\n"
    "    if not sys.argv[1:]:\n"
    "        lines = (line.replace(\",\", \" \").split() for line in sys.stdin)\n"
    "        places = filter(None, lines)\n"
    "    sys.exit(0 if all([answer(words) for words in places]) else 1)\n";

const struct tongue tongue_python = {
    .marker = "#!/usr/bin/env python3\n# logitty model: ",
    .column = 0,
    .helpers = helpers,
    .comment = "#",
    .comment_end = "",
    .statement = "    %s = %s",
    .end = "",
    .run = "python3 model.py",
    .first = 0,
    .number = export_number,
    .string = export_string,
    .top = top,
    .constant = {"%s = ", "\n"},
    .list = {"%s = [\n", "]\n"},
    .neurons = {"HIDDEN = [  # of each neuron its bias, and its weights\n", "]\n"},
    .neuron = {"    (", ", [\n", "    ]),\n", "    ]),\n"},
    .classes = {"CLASSES = [", "]\n"},
    .features = "\n\ndef features(x):\n"
                "    \"\"\"What the model sees of the columns x.\"\"\"\n",
    .made = {"    f = [", ",\n         ", "]\n"},
    .same = "    f = list(x)\n",
    .scaled = "    return [(v - mean) / sd for v, mean, sd in zip(f, MEAN, SD)]\n",
    .raw = "    return f\n",
    .score = {"\n\ndef score(f):\n    z = 0.0\n",
              "    for v, (b, w) in zip(V, HIDDEN):\n"
              "        s = 0.0\n"
              "        for wj, fj in zip(w, f):\n"
              "            s += wj * fj\n"
              "        z += v * sigmoid(s + b)\n",
              "    for wj, fj in zip(W, f):\n"
              "        z += wj * fj\n",
              "    return z + B\n"},
    .answer = answer,
    .printed = {"\"%.17g\" % p", "\"%.17g\" % p, CLASSES[p >= TAU]"},
};

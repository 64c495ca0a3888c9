/* The model in C11.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/export_inside.h"

/* Where a function has no value C makes a NaN or an infinity of it: value1 … see to
 * that. */
static const struct helper helpers[] = {
    {"value",
     "\n/* f(a ...), or NaN where it has no value */\n"
     "static double value(double v)\n{\n    return isfinite(v) ? v : NAN;\n}\n"},
    {"value1", "\nstatic double value1(double (*f)(double), double a)\n{\n"
               "    return isfinite(a) ? value(f(a)) : NAN;\n}\n"},
    {"value2",
     "\nstatic double value2(double (*f)(double, double), double a, double b)\n"
     "{\n    return isfinite(a) && isfinite(b) ? value(f(a, b)) : NAN;\n}\n"},
    {"value3",
     "\nstatic double value3(double (*f)(double, double, double), double a,\n"
     "                     double b, double c)\n{\n"
     "    return isfinite(a) && isfinite(b) && isfinite(c) ? value(f(a, b, c))\n"
     "                                                     : NAN;\n}\n"},
    {"divide", "\nstatic double divide(double a, double b)\n{\n    return a / b;\n}\n"},
    {"power",
     "\nstatic double power(double a, double b)\n{\n    return pow(a, b);\n}\n"},
    {"less", "\nstatic double less(double a, double b)\n{\n    return a < b;\n}\n"},
    {"at_most",
     "\nstatic double at_most(double a, double b)\n{\n    return a <= b;\n}\n"},
    {"equal", "\nstatic double equal(double a, double b)\n{\n    return a == b;\n}\n"},
    {"unequal",
     "\nstatic double unequal(double a, double b)\n{\n    return a != b;\n}\n"},
    {"both", "\nstatic double both(double a, double b)\n{\n"
             "    return a == 0 || b == 0 ? 0 : isnan(a + b) ? NAN : 1;\n}\n"},
    {"either", "\nstatic double either(double a, double b)\n{\n"
               "    if ((a != 0 && !isnan(a)) || (b != 0 && !isnan(b)))\n"
               "        return 1;\n    return isnan(a + b) ? NAN : 0;\n}\n"},
    {"opposite", "\nstatic double opposite(double a)\n{\n"
                 "    return isnan(a) ? NAN : a == 0;\n}\n"},
    {"sign", "\nstatic double sign(double a)\n{\n    return (a > 0) - (a < 0);\n}\n"},
    {"sigmoid", "\nstatic double sigmoid(double z)\n{\n"
                "    double e = exp(-fabs(z));\n\n"
                "    return z >= 0 ? 1 / (1 + e) : e / (1 + e);\n}\n"},
    {"logit", "\nstatic double logit(double p)\n{\n"
              "    return p > 0.25 && p < 0.75 ? log1p((2 * p - 1) / (1 - p))\n"
              "                                : log(p / (1 - p));\n}\n"},
    {"softplus", "\nstatic double softplus(double z)\n{\n"
                 "    return fmax(z, 0) + log1p(exp(-fabs(z)));\n}\n"},
    {"near", "\nstatic double near(double a, double b, double room)\n{\n"
             "    double digits = 4 * DBL_EPSILON * fmax(fabs(a), fabs(b));\n\n"
             "    return fabs(a - b) <= room + digits;\n}\n"},
    {"within", "\nstatic double within(double a, double low, double high)\n{\n"
               "    return a >= low && a <= high;\n}\n"},
    {NULL, NULL},
};

/* Bytes that are no ASCII in three octal digits, which nothing behind can lengthen; a
 * question mark might begin a trigraph. */
static void string(const char *text, struct str *out)
{
    str_addc(out, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (c < ' ' || c > '~')
            str_addf(out, "\\%03o", c);
        else
            str_addf(out, "%s%c", strchr("\"\\?", c) ? "\\" : "", c);
    }
    str_addc(out, '"');
}

static void top(const struct exported *m, struct str *out)
{
    str_addf(out,
             "%s#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n"
             "#include <string.h>\n",
             export_needs(m, "near") ? "#include <float.h>\n" : "");
    str_addf(out, "\nenum { INPUTS = %zu, FEATURES = %zu", m->inputs, m->b->s.dim);
    if (m->b->s.hidden)
        str_addf(out, ", NEURONS = %zu", m->b->s.hidden);
    str_add(out, " };\n\n");
}

/* ---- the functions ---- */

static const char answer[] =
    "\n/* p at a place; NaN where the model has no value */\n"
    "static double predict(const double *x)\n{\n"
    "    double f[FEATURES];\n\n"
    "    features(x, f);\n"
    "    for (int j = 0; j < FEATURES; j++)\n"
    "        if (!isfinite(f[j]))\n"
    "            return NAN;\n"
    "    return @p;\n}\n"
    "\n/* prints what the model says of a place; 0: it cannot */\n"
    "static int answer(int n, char **words)\n{\n"
    "    double x[INPUTS], p;\n"
    "    int ok = n == INPUTS;\n\n"
    "    for (int j = 0; ok && j < INPUTS; j++) {\n"
    "        char *end;\n\n"
    "        x[j] = strtod(words[j], &end);\n"
    "        ok = end != words[j] && !*end && isfinite(x[j]);\n"
    "    }\n"
    "    if (!ok) {\n"
    "        fputs(@w \"\\n\", stderr);\n        return 0;\n    }\n"
    "    p = predict(x);\n"
    "    if (isnan(p)) {\n"
    "        fputs(\"There the model has no value.\\n\", stderr);\n"
    "        return 0;\n    }\n"
    "    printf(@o);\n"
    "    return 1;\n}\n\n"
    "int main(int argc, char **argv)\n{\n"
    "    static char line[64 * INPUTS + 1024];\n"
    "    int ok = 1;\n\n"
    "    if (argc > 1)\n"
    "        return !answer(argc - 1, argv + 1);\n"
    "    while (fgets(line, sizeof line, stdin)) {\n"
    "        char *words[INPUTS + 1];\n"
    "        int n = 0;\n\n"
    "        for (char *s = strtok(line, \" \\t\\r\\n,\"); s; "
    "s = strtok(NULL, \" \\t\\r\\n,\"))\n"
    "            if (n <= INPUTS)\n"
    "                words[n++] = s;\n"
    "        if (n)\n"
    "            ok &= answer(n, words);\n"
    "    }\n"
    "    return !ok;\n}\n";

const struct tongue tongue_c = {
    .marker = "/* logitty model: ",
    .column = 2,
    .counted = true,
    .helpers = helpers,
    .comment = "/*",
    .comment_end = " */",
    .statement = "    double %s = %s",
    .end = ";",
    .run = "cc -std=c11 -o model model.c -lm && ./model",
    .first = 0,
    .number = export_number,
    .string = string,
    .top = top,
    .constant = {"static const double %s = ", ";\n"},
    .list = {"static const double %s[%zu] = {\n", "};\n"},
    .neurons = {"/* of each neuron its bias, and its weights */\n"
                "static const double HIDDEN[NEURONS][FEATURES + 1] = {\n",
                "};\n"},
    .neuron = {"    {", ",\n", "    },\n", "    },\n"},
    .classes = {"static const char *const CLASSES[2] = {", "};\n"},
    .features = "\n/* what the model sees of the columns x */\n"
                "static void features(const double *x, double *f)\n{\n",
    .made = {"\n", "", ""},
    .element = "    f[%zu] = %s;\n",
    .same = "    for (int j = 0; j < FEATURES; j++)\n        f[j] = x[j];\n",
    .scaled = "    for (int j = 0; j < FEATURES; j++)\n"
              "        f[j] = (f[j] - MEAN[j]) / SD[j];\n}\n",
    .raw = "}\n",
    .score = {"\nstatic double score(const double *f)\n{\n    double z = 0;\n\n",
              "    for (int h = 0; h < NEURONS; h++) {\n"
              "        double s = 0;\n\n"
              "        for (int j = 0; j < FEATURES; j++)\n"
              "            s += HIDDEN[h][1 + j] * f[j];\n"
              "        z += V[h] * sigmoid(s + HIDDEN[h][0]);\n"
              "    }\n",
              "    for (int j = 0; j < FEATURES; j++)\n"
              "        z += W[j] * f[j];\n",
              "    return z + B;\n}\n"},
    .answer = answer,
    .printed = {"\"%.17g\\n\", p", "\"%.17g %s\\n\", p, CLASSES[p >= TAU]"},
};

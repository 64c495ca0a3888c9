/* The model in C11.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lab/export_inside.h"
#include "learn/mlp.h"

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

/* ---- the numbers ---- */

static void list(const struct exported *m, const char *name, const double *v, size_t n,
                 char *const *names, struct str *out)
{
    str_addf(out, "static const double %s[%zu] = {\n", name, n);
    export_rows(m, v, n, names, out);
    str_add(out, "};\n");
}

static void network(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;

    list(m, "V", s->theta + mlp_output(0), s->hidden, NULL, out);
    str_add(out, "/* of each neuron its bias, and its weights */\n"
                 "static const double HIDDEN[NEURONS][FEATURES + 1] = {\n");
    for (size_t h = 0; h < s->hidden; h++) {
        str_add(out, "    {");
        export_number(s->theta[mlp_bias(s->dim, s->hidden, h)], out);
        str_add(out, ",\n");
        export_rows(m, s->theta + mlp_weight(s->dim, s->hidden, h, 0), s->dim,
                    m->feature, out);
        str_add(out, "    },\n");
    }
    str_add(out, "};\n");
}

static void sizes(const struct exported *m, struct str *out)
{
    str_addf(out, "\nenum { INPUTS = %zu, FEATURES = %zu", m->inputs, m->b->s.dim);
    if (m->b->s.hidden)
        str_addf(out, ", NEURONS = %zu", m->b->s.hidden);
    str_add(out, " };\n\n");
}

static void numbers(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;

    str_add(out, "static const double B = ");
    export_number(s->theta[0], out);
    str_add(out, ";\n");
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
    str_add(out, "static const double TAU = ");
    export_number(s->tau, out);
    str_add(out, ";\nstatic const char *const CLASSES[2] = {");
    string(m->class_name[0], out);
    str_add(out, ", ");
    string(m->class_name[1], out);
    str_add(out, "};\n");
}

/* ---- the functions ---- */

static void features(const struct exported *m, struct str *out)
{
    const struct state *s = &m->b->s;

    str_add(out, "\n/* what the model sees of the columns x */\n"
                 "static void features(const double *x, double *f)\n{\n");
    str_add(out, m->body.s);
    str_add(out, m->body.len ? "\n" : "");
    for (size_t j = 0; m->body.len && j < s->dim; j++)
        str_addf(out, "    f[%zu] = %s;\n", j, m->place[j]);
    if (!m->body.len)
        str_add(out, "    for (int j = 0; j < FEATURES; j++)\n        f[j] = x[j];\n");
    if (s->scale && s->data)
        str_add(out, "    for (int j = 0; j < FEATURES; j++)\n"
                     "        f[j] = (f[j] - MEAN[j]) / SD[j];\n");
    str_add(out, "}\n");
}

static void score(const struct exported *m, struct str *out)
{
    str_add(out, "\nstatic double score(const double *f)\n{\n    double z = 0;\n\n");
    if (m->b->s.hidden)
        str_add(out, "    for (int h = 0; h < NEURONS; h++) {\n"
                     "        double s = 0;\n\n"
                     "        for (int j = 0; j < FEATURES; j++)\n"
                     "            s += HIDDEN[h][1 + j] * f[j];\n"
                     "        z += V[h] * sigmoid(s + HIDDEN[h][0]);\n"
                     "    }\n");
    else
        str_add(out, "    for (int j = 0; j < FEATURES; j++)\n"
                     "        z += W[j] * f[j];\n");
    str_add(out, "    return z + B;\n}\n");
}

static const char model_start[] =
    "\n/* p at a place; NaN where the model has no value */\n"
    "static double predict(const double *x)\n{\n"
    "    double f[FEATURES];\n\n"
    "    features(x, f);\n"
    "    for (int j = 0; j < FEATURES; j++)\n"
    "        if (!isfinite(f[j]))\n"
    "            return NAN;\n"
    "    return ";

static const char answer_start[] =
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
    "        fputs(";

static const char last[] = "    return 1;\n}\n\n"
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

static void answer(const struct exported *m, struct str *out)
{
    struct str wanted;

    str_init(&wanted);
    str_add(&wanted, "It needs ");
    export_wanted(m, &wanted);
    str_add(out, model_start);
    str_add(out, m->b->s.model->sigma ? "sigmoid(score(f));\n}\n" : "score(f);\n}\n");
    str_add(out, answer_start);
    string(wanted.s, out);
    str_add(out, " \"\\n\", stderr);\n        return 0;\n    }\n"
                 "    p = predict(x);\n"
                 "    if (isnan(p)) {\n"
                 "        fputs(\"There the model has no value.\\n\", stderr);\n"
                 "        return 0;\n    }\n");
    str_add(out, m->classes ? "    printf(\"%.17g %s\\n\", p, CLASSES[p >= TAU]);\n"
                            : "    printf(\"%.17g\\n\", p);\n");
    str_add(out, last);
    str_done(&wanted);
}

static void write(const struct exported *m, struct str *out)
{
    export_head(m, out);
    str_addf(out,
             "%s#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n"
             "#include <string.h>\n",
             export_needs(m, "near") ? "#include <float.h>\n" : "");
    sizes(m, out);
    numbers(m, out);
    export_helpers(m, out);
    features(m, out);
    score(m, out);
    answer(m, out);
}

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
    .write = write,
};

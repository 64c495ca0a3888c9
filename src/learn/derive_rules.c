/* The rules of differentiation, as a table of formulas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "learn/derive_tree.h"

/* In GIVES f and g are the parts, df and dg their derivatives, k is g - 1. */
struct rule {
    const char *gives;
    const char *words;
};

/* The parts of what is differentiated. */
struct parts {
    const struct node *f, *g; /* g may be NULL */
    const char *name;
};

/* ---- functions: f is what stands in the brackets ---- */

static const struct {
    const char *function, *gives;
    const char *plain; /* of the variable itself */
    const char *chain; /* of an inner function */
} functions[] = {
    {"exp", "exp(f)*df", "exp rule: exp(x)' = exp(x)",
     "chain rule: exp(g)' = exp(g)*g'"},
    {"log", "df/f", "log rule: log(x)' = 1/x", "chain rule: log(g)' = g'/g"},
    {"ln", "df/f", "log rule: ln(x)' = 1/x", "chain rule: ln(g)' = g'/g"},
    {"log10", "df/(f*log(10))", "log rule: log10(x)' = 1/(x*log(10))",
     "chain rule: log10(g)' = g'/(g*log(10))"},
    {"sqrt", "df/(2*sqrt(f))", "root rule: sqrt(x)' = 1/(2*sqrt(x))",
     "chain rule: sqrt(g)' = g'/(2*sqrt(g))"},
    {"abs", "df*f/abs(f)", "abs rule: abs(x)' = x/abs(x), 1 or -1; none at 0",
     "chain rule: abs(g)' = g'*g/abs(g); none where g = 0"},
    {"sign", "0*df", "sign is flat: its slope is 0, but none at 0",
     "sign is flat: its slope is 0, but none where it jumps"},
    {"sin", "cos(f)*df", "sine rule: sin(x)' = cos(x)",
     "chain rule: sin(g)' = cos(g)*g'"},
    {"cos", "-sin(f)*df", "cosine rule: cos(x)' = -sin(x)",
     "chain rule: cos(g)' = -sin(g)*g'"},
    {"tanh", "(1-tanh(f)^2)*df", "tanh rule: tanh(x)' = 1-tanh(x)^2",
     "chain rule: tanh(g)' = (1-tanh(g)^2)*g'"},
    {"sigmoid", "sigmoid(f)*(1-sigmoid(f))*df", "sigmoid rule: s' = s*(1-s)",
     "chain rule: sigmoid(g)' = s*(1-s)*g' with s = sigmoid(g)"},
    {"sigma", "sigma(f)*(1-sigma(f))*df", "sigmoid rule: s' = s*(1-s)",
     "chain rule: sigma(g)' = s*(1-s)*g' with s = sigma(g)"},
    {"logit", "df/(f*(1-f))", "logit rule: logit(x)' = 1/(x*(1-x))",
     "chain rule: logit(g)' = g'/(g*(1-g))"},
    {"softplus", "sigmoid(f)*df", "softplus rule: softplus(x)' = sigmoid(x)",
     "chain rule: softplus(g)' = sigmoid(g)*g'"},
};

/* ---- putting the parts into a rule ---- */

/* (N)', or at once what is plain: 0 of a constant, 1 of the variable. */
static struct node *slope(const struct node *n, const char *name)
{
    if (!tree_depends(n, name))
        return tree_number(0);
    if (n->kind == NODE_NAME)
        return tree_number(1);
    if (n->kind == NODE_NEGATE && n->arg[0]->kind == NODE_NAME)
        return tree_number(-1);
    return tree_prime(node_copy(n));
}

static struct node *lessened(const struct node *g)
{
    if (tree_literal(g) && g->number - 1 + 1 == g->number)
        return tree_number(g->number - 1);
    return tree_difference(node_copy(g), tree_number(1));
}

static struct node *blank(const struct parts *p, const char *name)
{
    if (strcmp(name, "f") == 0)
        return node_copy(p->f);
    if (strcmp(name, "g") == 0)
        return node_copy(p->g);
    if (strcmp(name, "df") == 0)
        return slope(p->f, p->name);
    if (strcmp(name, "dg") == 0)
        return slope(p->g, p->name);
    return lessened(p->g);
}

static struct node *fill(const struct parts *p, const struct node *n)
{
    struct node *a;

    if (n->kind == NODE_NAME)
        return blank(p, n->name);
    if (n->kind == NODE_NUMBER)
        return node_copy(n);
    a = fill(p, n->arg[0]);
    if (n->kind == NODE_CALL)
        return tree_call(n->name, a);
    return tree_join(n->kind, a, n->nargs > 1 ? fill(p, n->arg[1]) : NULL);
}

static struct node *apply(const struct parts *p, const char *gives)
{
    struct formula *f = formula_parse(gives, NULL);
    struct node *n = fill(p, f->root);

    formula_free(f);
    return n;
}

/* ---- choosing the rule ---- */

static bool is_name(const struct node *n)
{
    return n->kind == NODE_NAME;
}

static struct rule product_rule(bool f, bool g)
{
    if (f && g)
        return (struct rule){"df*g+f*dg", "product rule: (f*g)' = f'*g + f*g'"};
    return (struct rule){f ? "df*g" : "f*dg",
                         "constant factor: it stays, (c*f)' = c*f'"};
}

static struct rule quotient_rule(const struct parts *p, bool f, bool g)
{
    if (!g)
        return (struct rule){"df/g", "constant factor: it stays, (f/c)' = f'/c"};
    if (f)
        return (struct rule){"(df*g-f*dg)/g^2",
                             "quotient rule: (f/g)' = (f'*g - f*g')/g^2"};
    if (tree_is(p->f, 1))
        return (struct rule){"-dg/g^2", "reciprocal rule: (1/g)' = -g'/g^2"};
    return (struct rule){"-f*dg/g^2", "reciprocal rule: (c/g)' = -c*g'/g^2"};
}

static struct rule power_rule(const struct parts *p, bool f, bool g)
{
    bool e = p->f->name && strcmp(p->f->name, "e") == 0;

    if (!g && is_name(p->f))
        return (struct rule){"g*f^k", "power rule: (x^k)' = k*x^(k-1)"};
    if (!g)
        return (struct rule){"g*f^k*df", "chain rule: (g^k)' = k*g^(k-1)*g'"};
    if (f)
        return (struct rule){"f^g*(dg*log(f)+g*df/f)",
                             "general power: (f^g)' = f^g*(g'*log(f) + g*f'/f)"};
    if (e && p->f->kind == NODE_NUMBER)
        return (struct rule){"f^g*dg", "chain rule: (e^g)' = e^g*g'"};
    return (struct rule){"f^g*log(f)*dg", "chain rule: (a^g)' = a^g*log(a)*g'"};
}

static struct rule arithmetic_rule(const struct node *n, const struct parts *p)
{
    bool f = tree_depends(p->f, p->name), g = p->g && tree_depends(p->g, p->name);

    switch (n->kind) {
    case NODE_NEGATE:
        return (struct rule){"-df", "constant factor: the sign stays, (-f)' = -f'"};
    case NODE_MULTIPLY:
        return product_rule(f, g);
    case NODE_DIVIDE:
        return quotient_rule(p, f, g);
    default:
        return power_rule(p, f, g);
    }
}

/* Appends the derivatives of N's terms, SIGN in front, to *SUM. */
static void add_terms(const struct node *n, const char *name, bool minus,
                      struct node **sum, bool *constants)
{
    if (n->kind == NODE_ADD || n->kind == NODE_SUBTRACT) {
        add_terms(n->arg[0], name, minus, sum, constants);
        add_terms(n->arg[1], name, minus != (n->kind == NODE_SUBTRACT), sum, constants);
        return;
    }
    *constants |= !tree_depends(n, name);
    *sum =
        minus ? tree_difference(*sum, slope(n, name)) : tree_sum(*sum, slope(n, name));
}

static struct node *sum_rule(const struct node *n, const char *name, const char **rule)
{
    struct node *sum = tree_number(0);
    bool constants = false;

    add_terms(n, name, false, &sum, &constants);
    *rule = constants ? "sum rule: term by term; a constant has slope 0"
                      : "sum rule: term by term, (f+g)' = f' + g'";
    return sum;
}

/* ---- what has none ---- */

static struct node *refuse(const struct node *n, struct err *err)
{
    int column = (int)n->at + 1;

    if (n->kind != NODE_CALL && n->kind != NODE_NAME)
        err_at(err, NULL, 0, column,
               "A comparison is 1 or 0: it has no derivative that tells anything.");
    else if (n->function && n->function->kind == FUNCTION_POINTS)
        err_at(err, NULL, 0, column,
               "%s goes over all points. Derive what stands inside it, for one point: "
               "the derivative of a mean is the mean of the derivatives.",
               n->name);
    else if (strcmp(n->name, "min") == 0 || strcmp(n->name, "max") == 0)
        err_at(err, NULL, 0, column,
               "%s has a corner where it goes over from one value to another: no rule "
               "gives its derivative.",
               n->name);
    else
        err_at(err, NULL, 0, column, "There is no rule for the derivative of %s.",
               n->name);
    return NULL;
}

static struct node *function_rule(const struct node *n, const char *name,
                                  const char **rule, struct err *err)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (strcmp(functions[i].function, n->name) == 0) {
            struct parts p = {n->arg[0], NULL, name};

            *rule = is_name(p.f) ? functions[i].plain : functions[i].chain;
            return apply(&p, functions[i].gives);
        }
    return refuse(n, err);
}

struct node *derive_rule(const struct node *n, const char *name, const char **rule,
                         struct err *err)
{
    struct parts p = {.name = name};
    struct rule r;

    if (n->kind == NODE_ADD || n->kind == NODE_SUBTRACT)
        return sum_rule(n, name, rule);
    if (n->kind == NODE_CALL)
        return n->function ? function_rule(n, name, rule, err) : refuse(n, err);
    if (n->kind != NODE_NEGATE && n->kind != NODE_MULTIPLY && n->kind != NODE_DIVIDE &&
        n->kind != NODE_POWER)
        return refuse(n, err);
    p.f = n->arg[0];
    p.g = n->nargs > 1 ? n->arg[1] : NULL;
    r = arithmetic_rule(n, &p);
    *rule = r.words;
    return apply(&p, r.gives);
}

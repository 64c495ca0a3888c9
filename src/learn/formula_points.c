/* mean(E) and sum(E): an expression over all points, block by block.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/formula_tree.h"

enum { BLOCK = 256 };

/* One instruction of the stack machine that E becomes: names are looked up once, not
 * once a point. */
struct op {
    const struct node *node; /* compute this from the topmost blocks; NULL: push */
    const double *column;    /* what is pushed; NULL: the constant */
    double constant;
};

struct plan {
    const struct evaluation *ev;
    bool *varies;          /* [node id]: its value depends on the point */
    const double **column; /* [node id]: of a name that does */
    struct op *op;
    size_t nops, height, highest; /* blocks on the stack, now and at most */
    size_t n;                     /* points */
    bool failed;                  /* a mistake of the text: ev->err tells */
    struct value undefined; /* why there is no value; kind VALUE_NUMBER: there is */
    size_t point;           /* where, from 1; 0 = everywhere */
};

/* Finds out which nodes depend on the point. */
static bool mark(struct plan *plan, const struct node *n)
{
    bool varies = false;
    struct value constant;
    const double *column = NULL;

    if (n->kind == NODE_NAME) {
        scope_column(plan->ev->scope, n->name, &column, &plan->n, &constant);
        plan->column[n->id] = column;
        varies = column != NULL;
    } else if (!n->function || n->function->kind == FUNCTION_PLAIN) {
        for (size_t i = 0; i < n->nargs; i++)
            varies |= mark(plan, n->arg[i]);
    }
    return plan->varies[n->id] = varies;
}

static void push(struct plan *plan, struct op op)
{
    plan->op = mem_grow(plan->op, plan->nops + 1, sizeof op);
    plan->op[plan->nops++] = op;
    plan->height += op.node ? 1 - op.node->nargs : 1;
    if (plan->height > plan->highest)
        plan->highest = plan->height;
}

/* What is the same for all points is computed once. */
static void push_constant(struct plan *plan, const struct node *n)
{
    struct value v;

    if (!eval_node(plan->ev, n, &v)) {
        plan->failed = true;
        return;
    }
    if (v.kind == VALUE_WORD) {
        eval_fault(plan->ev, n, "%s is a word, not a number.", v.word);
        plan->failed = true;
    }
    if (v.kind == VALUE_UNDEFINED && plan->undefined.kind == VALUE_NUMBER)
        plan->undefined = v;
    push(plan, (struct op){.constant = v.number});
}

static void compile(struct plan *plan, const struct node *n)
{
    if (plan->failed)
        return;
    if (!plan->varies[n->id]) {
        push_constant(plan, n);
    } else if (n->kind == NODE_NAME) {
        push(plan, (struct op){.column = plan->column[n->id]});
    } else {
        for (size_t i = 0; i < n->nargs; i++)
            compile(plan, n->arg[i]);
        push(plan, (struct op){.node = n});
    }
}

/* ---- running; NaN stands for undefined ---- */

static void note(struct plan *plan, size_t point, const char *why)
{
    if (plan->undefined.kind == VALUE_NUMBER) {
        plan->undefined = value_undefined("%s", why);
        plan->point = point;
    }
}

static double logic(const struct node *n, const double *a)
{
    double decides = n->kind == NODE_OR;

    if (n->kind == NODE_NOT)
        return isnan(a[0]) ? a[0] : a[0] == 0;
    if ((!isnan(a[0]) && (a[0] != 0) == decides) ||
        (!isnan(a[1]) && (a[1] != 0) == decides))
        return decides;
    return isnan(a[0]) ? a[0] : isnan(a[1]) ? a[1] : !decides;
}

/* p(x, 2) for one point. */
static double call(struct plan *plan, const struct node *n, const double *a,
                   size_t point)
{
    struct value arg[FORMULA_ARGS], v = {.kind = VALUE_UNDEFINED};
    struct err err = {0};

    for (size_t i = 0; i < n->nargs; i++)
        arg[i] = value_number(a[i]);
    if (!scope_call(plan->ev->scope, n->name, arg, n->nargs, &v, &err)) {
        plan->failed = true;
        eval_unknown(plan->ev, n);
    } else if (err.message[0]) {
        plan->failed = true;
        eval_fault(plan->ev, n, "%s", err.message);
    } else if (v.kind == VALUE_NUMBER) {
        return v.number;
    }
    note(plan, point, v.why);
    return NAN;
}

static double compute(struct plan *plan, const struct node *n, const double *a,
                      size_t point)
{
    const char *why;
    double r;

    if (n->kind == NODE_AND || n->kind == NODE_OR || n->kind == NODE_NOT)
        return logic(n, a);
    for (size_t i = 0; i < n->nargs; i++)
        if (isnan(a[i]))
            return NAN;
    if (n->kind == NODE_CALL && !n->function)
        return call(plan, n, a, point);
    why = node_compute(n, a, &r);
    if (!why)
        return r;
    note(plan, point, why);
    return NAN;
}

/* One instruction for the M points from FROM on; TOP is the first free block. */
static double *run_op(struct plan *plan, const struct op *op, double *top, size_t from,
                      size_t m)
{
    double a[FORMULA_ARGS];
    size_t nargs = op->node ? op->node->nargs : 0;
    double *out = top - nargs * BLOCK;

    for (size_t i = 0; i < m && !plan->failed; i++) {
        for (size_t k = 0; k < nargs; k++)
            a[k] = out[k * BLOCK + i];
        if (op->node)
            out[i] = compute(plan, op->node, a, from + i + 1);
        else
            out[i] = op->column ? op->column[from + i] : op->constant;
    }
    return out + BLOCK;
}

/* The sum over all points, with the rounding errors carried along (Neumaier). */
static double run(struct plan *plan)
{
    double *stack = mem_array(plan->highest * BLOCK, sizeof *stack);
    double sum = 0, lost = 0;

    for (size_t from = 0; from < plan->n && !plan->failed; from += BLOCK) {
        size_t m = plan->n - from < BLOCK ? plan->n - from : BLOCK;
        double *top = stack;

        for (size_t k = 0; k < plan->nops; k++)
            top = run_op(plan, &plan->op[k], top, from, m);
        for (size_t i = 0; i < m; i++) {
            double v = stack[i], next = sum + v;

            lost += fabs(sum) >= fabs(v) ? (sum - next) + v : (v - next) + sum;
            sum = next;
        }
    }
    free(stack);
    return sum + lost;
}

static void finish(struct plan *plan, const struct node *n, struct value *out)
{
    double sum;

    plan->n = plan->n ? plan->n : scope_points(plan->ev->scope);
    if (!plan->n) {
        *out = value_undefined("there are no points to take the %s of", n->name);
        return;
    }
    if (plan->undefined.kind == VALUE_UNDEFINED) {
        *out = plan->undefined;
        return;
    }
    sum = run(plan);
    if (!isnan(sum))
        *out = value_number(strcmp(n->name, "mean") == 0 ? sum / (double)plan->n : sum);
    else if (plan->point)
        *out = value_undefined("%.90s (point %zu)", plan->undefined.why, plan->point);
    else
        *out = value_undefined("the result is not a finite number");
}

static bool over_points(const struct evaluation *ev, const struct node *n,
                        struct value *out)
{
    struct plan plan = {.ev = ev};

    plan.varies = mem_array(ev->formula->nodes, sizeof *plan.varies);
    plan.column = mem_array(ev->formula->nodes, sizeof *plan.column);
    mark(&plan, n->arg[0]);
    compile(&plan, n->arg[0]);
    if (!plan.failed)
        finish(&plan, n, out);
    free(plan.varies);
    free(plan.column);
    free(plan.op);
    return !plan.failed;
}

bool eval_points(const struct evaluation *ev, const struct node *n, struct value *out)
{
    struct evaluation inner = *ev;
    struct formula *whole;
    bool ok;

    if (!eval_expand(ev, n, &whole))
        return false;
    if (!whole)
        return over_points(ev, n, out);
    inner.formula = whole;
    ok = over_points(&inner, whole->root, out);
    formula_free(whole);
    return ok;
}

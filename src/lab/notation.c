/* What is meant here in the letters and conventions of other books and programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/notation.h"

#include <math.h>
#include <string.h>

#include "learn/logistic.h"
#include "plot/text.h"

/* ---- numbers ---- */

static double entropy_part(double y)
{
    return y > 0 ? -y * log(y) : 0;
}

/* Sums over the training rows: -log likelihood, and that of the labels themselves. */
static void likelihood(const struct fitness *f, const struct data *d, double *nll,
                       double *own)
{
    *nll = *own = 0;
    for (size_t i = 0; i < d->n; i++) {
        *nll += softplus(f->z[i]) - d->y[i] * f->z[i];
        *own += entropy_part(d->y[i]) + entropy_part(1 - d->y[i]);
    }
}

static void of_fit(struct bench *b, struct notation *to)
{
    const struct fitness *f = bench_fitness(b);
    double own;

    if (b->s.model->sigma) {
        likelihood(f, b->s.data, &to->nll, &own);
        to->deviance = 2 * (to->nll - own);
    } else {
        to->rss = to->n * f->mse;
    }
}

void notation_of(struct bench *b, struct notation *to)
{
    const struct state *s = &b->s;
    double lambda = s->lambda;

    *to = (struct notation){NAN, NAN, NAN, NAN, 2 * lambda, NAN, NAN, NAN, NAN, NAN};
    if (s->model->sigma && !s->hidden)
        to->odds = exp(s->theta[1]);
    if (!s->data)
        return;
    to->n = (double)s->data->n;
    of_fit(b, to);
    to->sum_lambda = to->n * lambda;
    to->sum_half_lambda = 2 * to->n * lambda;
    if (lambda > 0 && strcmp(s->model->loss, "log") == 0 && !s->hidden)
        to->c = 1 / (2 * to->n * lambda);
    if (s->optimizer->uses_eta)
        to->sum_eta = bench_eta(b) / to->n;
}

/* ---- one row ---- */

enum { HERE = 17, NOW = 16, LEAST_BESIDE = 76 };

struct card {
    struct bench *b;
    const struct state *s;
    struct notation n;
    int width;
    struct paper *out;
};

static void pad(struct str *t, size_t from, int columns, bool ascii)
{
    int used = (int)text_columns(t->s + from, ascii);

    str_addf(t, "%*s", used < columns ? columns - used : 1, "");
}

/* HERE, ELSEWHERE and NOW ("" none) beside each other, or NOW below where there is no
 * room. */
static void row(struct card *c, const char *here, const char *elsewhere,
                const char *now)
{
    bool ascii = c->out->ascii;
    int middle = c->width - HERE - NOW - 1;
    struct str t;

    str_init(&t);
    str_addf(&t, " " TEXT_CODE "%s" TEXT_END, here);
    pad(&t, 0, HERE + 1, ascii);
    if (c->width >= LEAST_BESIDE && (int)text_columns(elsewhere, ascii) < middle &&
        (int)text_columns(now, ascii) <= NOW && (int)text_columns(here, ascii) < HERE) {
        size_t from = t.len;

        str_add(&t, elsewhere);
        if (*now)
            pad(&t, from, middle, ascii);
        str_add(&t, now);
        paper_line(c->out, STYLE_PLAIN, t.s);
    } else {
        struct str text;

        str_init(&text);
        str_addf(&text, "%s%s%s", elsewhere, *now ? "\xC2\xA0\xC2\xA0now " : "", now);
        paper_prose(c->out, c->width, STYLE_PLAIN, t.s, "   ", text.s);
        str_done(&text);
    }
    str_done(&t);
}

/* The same with a number; none if V is none. */
static void number_row(struct card *c, const char *here, const char *elsewhere,
                       double v)
{
    struct str now;

    if (!isfinite(v))
        return;
    str_init(&now);
    text_asked(&now, v);
    row(c, here, elsewhere, now.s);
    str_done(&now);
}

static void heading(struct card *c, const char *title)
{
    struct str t;

    str_init(&t);
    str_addf(&t, TEXT_BOLD "%s" TEXT_END, title);
    if (c->out->rows)
        paper_blank(c->out);
    paper_prose(c->out, c->width, STYLE_PLAIN, "", "  ", t.s);
    str_done(&t);
}

/* ---- the model ---- */

/* "0.36 0.9", at most two of them. */
static void two_weights(const struct card *c, const double *w, struct str *out)
{
    for (size_t j = 1; j <= c->s->dim && j <= 2; j++) {
        str_add(out, j > 1 ? "  " : "");
        text_number(out, w[j]);
    }
    if (c->s->dim > 2)
        str_add(out, " …");
}

static void weight_rows(struct card *c)
{
    struct str w;
    const char *here = c->s->dim > 1 ? "w1 w2" : "w1";

    if (c->s->hidden) {
        row(c, "h1.w1, v1", "weights of two layers: W1, W2, coefs_", "");
        row(c, "h1.b, b", "biases: b1, b2, intercepts_", "");
        return;
    }
    str_init(&w);
    two_weights(c, c->s->theta, &w);
    row(c, here,
        c->s->dim > 1 ? "θ1 θ2, β1 β2; coefs, coef_" : "θ1, β1, a; coefs, coef_", w.s);
    str_done(&w);
    number_row(c, "b (also w0)", "θ0, β0, w[0]; bias, intercept_", c->s->theta[0]);
    if (c->s->scale)
        row(c, "raw.w1 raw.b", "the same for features that are not scaled", "");
    number_row(c, "exp(w1)", "odds ratio of x1, one unit more", c->n.odds);
}

static void prediction_rows(struct card *c)
{
    bool sigma = c->s->model->sigma;

    row(c, "z = w·x + b",
        sigma ? "θᵀx, η; logit, log odds, decision_function" : "θᵀx; linear predictor",
        "");
    if (!sigma) {
        row(c, "ŷ = z", "h(x), f(x); prediction, predict", "");
        return;
    }
    row(c, "p = σ(z)", "h(x), ŷ, π, P(y=1 | x), predict_proba", "");
    number_row(c, "tau", "threshold, cut-off; class 1 from p = tau on", c->s->tau);
    row(c, "y = 0 or 1", "target t, label; where it is −1 or 1: 2y − 1", "");
}

/* ---- the loss ---- */

static void likelihood_rows(struct card *c)
{
    const struct fitness *f = c->s->data ? bench_fitness(c->b) : NULL;
    bool log_loss = strcmp(c->s->model->loss, "log") == 0;

    if (f)
        number_row(c, "loss",
                   log_loss              ? "mean cross-entropy, log loss, BCE"
                   : c->s->model->smooth ? "Brier score: mean squared error of p"
                                         : "0-1 loss: the share of errors",
                   f->loss);
    number_row(c, log_loss && !c->s->balanced ? "N·loss" : "sum of log loss",
               "−log likelihood; cross-entropy as a sum", c->n.nll);
    number_row(c, log_loss && !c->s->balanced ? "2·N·loss" : "2·sum",
               "deviance in R's glm, statsmodels: −2·llf", c->n.deviance);
}

static void residual_rows(struct card *c)
{
    double mse = c->n.rss / c->n.n;

    number_row(c, "mse", "mean squared error", mse);
    number_row(c, "mse/2", "J of books with 1/(2m)", mse / 2);
    number_row(c, "N·mse", "RSS, SSE; deviance of a gaussian glm", c->n.rss);
}

/* Counting errors has a loss, but nothing that could be made small. */
static void objective_row(struct card *c)
{
    const struct fitness *f = c->s->data ? bench_fitness(c->b) : NULL;
    const char *elsewhere = "J(θ), cost: the loss with the price";

    if (f && isfinite(f->objective))
        number_row(c, "objective", elsewhere, f->objective);
    else
        row(c, "objective", elsewhere, "");
}

/* ---- the price of the weights ---- */

static void program_rows(struct card *c)
{
    if (c->s->hidden)
        number_row(c, "2·N·lambda", "MLPClassifier(alpha) in scikit-learn",
                   c->n.sum_half_lambda);
    else if (!c->s->model->sigma)
        number_row(c, "N·lambda", "Ridge(alpha) in scikit-learn", c->n.sum_lambda);
    else if (strcmp(c->s->model->loss, "log") != 0)
        row(c, "no C", "C of scikit-learn belongs to the log loss: loss log", "");
    else if (c->s->lambda > 0)
        number_row(c, "1/(2·N·lambda)", "C in scikit-learn: ½‖w‖² + C·sum", c->n.c);
    else
        row(c, "1/(2·N·lambda)", "C in scikit-learn: ½‖w‖² + C·sum", "penalty=None");
}

static void price_rows(struct card *c)
{
    number_row(c, "lambda", "here: mean + λ‖w‖²", c->s->lambda);
    number_row(c, "2·lambda", "mean + λ/2·‖w‖²; weight decay", c->n.half_lambda);
    number_row(c, "N·lambda", "sum + λ‖w‖²", c->n.sum_lambda);
    number_row(c, "2·N·lambda", "sum + λ/2·‖w‖²; mean + λ/(2m)·‖w‖²",
               c->n.sum_half_lambda);
    program_rows(c);
    if (c->s->bias == BIAS_PRICED)
        row(c, "bias priced", "‖w‖² with θ0; not so in scikit-learn, R", "");
    else
        row(c, "‖w‖² without b", "as in scikit-learn; some books add θ0²", "");
}

/* ---- the steps ---- */

static void step_rows(struct card *c)
{
    const struct fitness *f = c->s->data ? bench_fitness(c->b) : NULL;
    bool eta = c->s->optimizer->uses_eta && c->s->data;

    if (f && !c->s->hidden) {
        number_row(c, "grad.w1", "∂J/∂θ1, ∇J", f->grad[1]);
        number_row(c, "N·grad.w1", "the same where J is a sum", c->n.n * f->grad[1]);
    }
    if (eta)
        number_row(c, "eta", "learning rate, step size, lr, α, γ", bench_eta(c->b));
    if (eta)
        number_row(c, "eta/N", "the rate of the same step on a sum", c->n.sum_eta);
    row(c, "step, pass", "iteration, epoch", "");
    row(c, "batch 1, 8, all", "stochastic, mini-batch, batch descent", "");
}

void notation_write(struct bench *b, int width, struct paper *out)
{
    struct card c = {.b = b, .s = &b->s, .width = width < 78 ? width : 78, .out = out};

    notation_of(b, &c.n);
    row(&c, "here", "in other books and programs",
        c.width >= LEAST_BESIDE ? "now" : "");
    number_row(&c, "N", "m, n; the number of rows", c.n.n);
    heading(&c, b->s.scale ? "model (weights of the scaled features)" : "model");
    weight_rows(&c);
    prediction_rows(&c);
    heading(&c, b->s.balanced ? "loss (the sums without the class weights)" : "loss");
    if (b->s.model->sigma)
        likelihood_rows(&c);
    else
        residual_rows(&c);
    objective_row(&c);
    heading(&c, "price of the weights (L2, ridge, regularization)");
    price_rows(&c);
    heading(&c, "steps");
    step_rows(&c);
}

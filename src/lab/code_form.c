/* The table of forms: numbers are never given twice and never change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/code_form.h"

#include <stddef.h>

const struct code_word code_sets[] = {
    {0, "hobbits"},      {1, "archery"},    {2, "line"},      {3, "xor"},
    {4, "blobs"},        {5, "fuzzy"},      {6, "curve"},     {7, "moons"},
    {8, "circles"},      {9, "hobbits-mm"}, {10, "tiny"},     {11, "challenger"},
    {12, "separable"},   {13, "overlap"},   {14, "xor4"},     {15, "imbalanced"},
    {16, "sim-rounded"}, {17, "sim-drawn"}, {18, "sim-soft"}, {19, "calib"},
    {20, "penguins"},    {21, "empty"},     {0, NULL},
};

const struct code_word code_methods[] = {
    {0, "gd"},      {1, "momentum"}, {2, "nesterov"}, {3, "adam"}, {4, "newton"},
    {5, "adagrad"}, {6, "rmsprop"},  {7, "bfgs"},     {0, NULL},
};

const struct code_word code_models[] = {
    {0, "logistic"},
    {1, "linear"},
    {2, "mlp"},
    {0, NULL},
};

const struct code_word code_losses[] = {
    {0, "log"},
    {1, "mse"},
    {2, "errors"},
    {0, NULL},
};

const struct code_word code_figures[] = {
    {0, "scatter"},     {1, "curve"},      {2, "loss"},
    {3, "contour"},     {4, "fit"},        {5, "table"},
    {6, "f"},           {7, "surface"},    {8, "slice"},
    {9, "fog"},         {10, "net"},       {11, "matrix"},
    {12, "roc"},        {13, "pr"},        {14, "reliability"},
    {15, "confidence"}, {16, "confusion"}, {17, "sweep"},
    {0, NULL},
};

static const struct code_word switches[] = {{0, "off"}, {1, "on"}, {0, NULL}};
static const struct code_word fields[] = {
    {0, "off"}, {1, "on"}, {2, "score"}, {0, NULL}};
static const struct code_word biases[] = {{0, "off"}, {1, "penalised"}, {0, NULL}};
static const struct code_word recipes[] = {
    {0, "product"}, {1, "square"}, {2, "poly 2"}, {3, "poly 3"}, {0, NULL}};
static const struct code_word loss_views[] = {
    {0, "log passes"}, {1, "log"},         {2, "passes"},          {3, "runs"},
    {4, "log runs"},   {5, "passes runs"}, {6, "log passes runs"}, {0, NULL}};

const struct code_form code_forms[] = {
    {.number = 8, .form = "plot f %t %n %n"},
    {.number = 9, .form = "X = %n"},
    {.number = 10, .form = "Y = %n"},
    {.number = 11, .form = "dX = %n"},
    {.number = 12, .form = "classweight balanced"},

    {.number = 13, .form = "data %w n=%r seed=%c noise=%s", .words = code_sets},
    {.number = 14, .form = "data %w n=%r seed=%c", .words = code_sets, .also = true},
    {.number = 1, .form = "data %w", .words = code_sets, .also = true},
    {.number = 15, .form = "data %w %o", .words = code_sets, .also = true},
    {.number = 16, .form = "data %k", .also = true},
    {.number = 17, .form = "data %k %o", .also = true},
    {.number = 18, .form = "add %N", .many = true},
    {.number = 19, .form = "remove %c", .also = true, .many = true},
    {.number = 20, .form = "flip %c", .also = true, .many = true},
    {.number = 21, .form = "split = %n"},
    {.number = 22, .form = "features %w", .words = recipes},
    {.number = 23, .form = "features %t", .also = true},

    {.number = 24, .form = "model %w", .words = code_models, .usual = "model logistic"},
    {.number = 25, .form = "model %w %c", .words = code_models, .also = true},
    {.number = 26, .form = "loss %w", .words = code_losses},
    {.number = 27, .form = "bias %w", .words = biases},

    {.number = 28, .form = "batch = %c"},
    {.number = 7,
     .form = "optimizer %w",
     .words = code_methods,
     .usual = "optimizer gd"},
    {.number = 4, .form = "eta = %n", .usual = "eta = auto"},
    {.number = 29, .form = "beta = %n"},
    {.number = 30, .form = "rho = %n"},
    {.number = 31, .form = "beta2 = %n"},
    {.number = 32, .form = "eps = %n"},
    {.number = 33, .form = "h = %n"},
    {.number = 34, .form = "order file"},
    {.number = 35, .form = "seed = %c", .usual = "seed = 1"},

    {.number = 5, .form = "lambda = %n", .usual = "lambda = 0"},
    {.number = 36, .form = "tau = %n", .usual = "tau = 0.5"},
    {.number = 37, .form = "scale %w", .words = switches, .usual = "scale off"},
    {.number = 38, .form = "field %w", .words = fields, .usual = "field off"},
    {.number = 39, .form = "segments %w", .words = switches, .usual = "segments off"},
    {.number = 40, .form = "sorted on"},
    {.number = 41, .form = "aspect equal"},
    {.number = 42, .form = "captions on"},
    {.number = 43, .form = "feel on"},
    {.number = 53, .form = "nudge on"},
    {.number = 44, .form = "derivative off"},

    {.number = 3, .form = "line %n %n"},
    {.number = 2, .form = "w = %N, b = %n", .also = true},
    {.number = 45, .form = "w = %N", .also = true},
    {.number = 46, .form = "%x", .also = true},
    {.number = 47, .form = "predict %N"},
    {.number = 48, .form = "formula %m = %t", .many = true},
    {.number = 49, .form = "minimize %t from %N"},
    {.number = 54, .form = "plot f %n %n"},
    {.number = 50, .form = "dX = %n"},
    {.number = 51, .form = "plot loss %w", .words = loss_views},
    {.number = 6, .form = "plot %w", .words = code_figures},
    {.number = 52, .form = "plot %w %t", .words = code_figures, .also = true},
    {.number = 0},
};

const struct code_form *code_form_numbered(int number)
{
    for (const struct code_form *f = code_forms; f->number; f++)
        if (f->number == number)
            return f;
    return NULL;
}

const char *code_word_numbered(const struct code_word *words, int number)
{
    for (; words->word; words++)
        if (words->number == number)
            return words->word;
    return NULL;
}

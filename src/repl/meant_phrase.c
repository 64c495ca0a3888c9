/* What other programs and books say: each phrase and the line that it is here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "lab/definition.h"
#include "repl/private.h"
#include "repl/words.h"

/* In SAID a # stands for a number, in HERE for that number. Blanks and signs of
 * equality are the same in what is typed; case does not count. The first that fits is
 * taken. */
static const struct {
    const char *said, *here;
} phrases[] = {
    {"sgd", "batch = 1"},
    {"sgd #", "batch = 1; eta = #"},
    {"stochastic", "batch = 1"},
    {"minibatch #", "batch = #"},
    {"mini-batch #", "batch = #"},
    {"full batch", "batch = all"},
    {"gradient descent", "optimizer gd"},
    {"gd", "optimizer gd"},
    {"gd #", "optimizer gd; eta = #"},
    {"momentum", "optimizer momentum"},
    {"momentum #", "optimizer momentum; beta = #"},
    {"nesterov", "optimizer nesterov"},
    {"nesterov #", "optimizer nesterov; beta = #"},
    {"adagrad", "optimizer adagrad"},
    {"adagrad #", "optimizer adagrad; eta = #"},
    {"rmsprop", "optimizer rmsprop"},
    {"rmsprop #", "optimizer rmsprop; eta = #"},
    {"adam", "optimizer adam"},
    {"adam #", "optimizer adam; eta = #"},
    {"newton", "optimizer newton"},
    {"bfgs", "optimizer bfgs"},
    {"lbfgs", "optimizer bfgs"},
    {"hidden #", "model mlp #"},
    {"neurons #", "model mlp #"},
    {"mlp", "model mlp"},
    {"mlp #", "model mlp #"},
    {"neural network", "model mlp"},
    {"logistic", "model logistic"},
    {"logistic regression", "model logistic"},
    {"linear", "model linear"},
    {"linear regression", "model linear"},
    {"shuffle", "order shuffled"},
    {"shuffle on", "order shuffled"},
    {"shuffle off", "order file"},
    {"no shuffle", "order file"},
    {"normalize", "scale on"},
    {"normalise", "scale on"},
    {"standardize", "scale on"},
    {"standardise", "scale on"},
    {"polynomial #", "features poly #"},
    {"poly #", "features poly #"},
    {"degree #", "features poly #"},
    {"train test split #", "split #"},
    {"train_test_split #", "split #"},
    {"train split #", "split #"},
    {"no bias", "bias off"},
    {"no intercept", "bias off"},
    {"fit_intercept off", "bias off"},
    {"cross entropy", "loss log"},
    {"cross-entropy", "loss log"},
    {"logloss", "loss log"},
    {"squared error", "loss mse"},
    {"balanced classes", "classweight balanced"},
    {"random", "random weights"},
    {"randomize weights", "random weights"},
    {"regularization #", "lambda = #"},
    {"regularisation #", "lambda = #"},
    {"ridge #", "lambda = #"},
    {"decay #", "lambda = #"},
    {"weight decay #", "lambda = #"},
    {"iterations #", "step #"},
    {"iterate #", "step #"},
    {"loss_kind log", "loss log"},
    {"loss_kind mse", "loss mse"},
    {"loss_kind errors", "loss errors"},
};

static const char *skip(const char *s)
{
    while (isspace((unsigned char)*s) || *s == '=' || *s == ':')
        s++;
    return s;
}

/* Bytes of an unsigned number at S. */
static size_t number_length(const char *s)
{
    char *end;

    if (!isdigit((unsigned char)*s) && *s != '.')
        return 0;
    strtod(s, &end);
    return (size_t)(end - s);
}

/* TEXT is SAID; *NUMBER and *N are what stands for its #. */
static bool fits(const char *said, const char *text, const char **number, size_t *n)
{
    const char *s = skip(text);

    *n = 0;
    while (*said && *s) {
        size_t len = strcspn(said, " "), used = len;

        if (*said == '#') {
            used = *n = number_length(s);
            *number = s;
        } else if (strncasecmp(said, s, len) != 0) {
            return false;
        }
        if (!used || (s[used] && skip(s + used) == s + used))
            return false;
        s = skip(s + used);
        said = words_skip(said + len);
    }
    return !*said && !*s;
}

static void write_here(const char *here, const char *number, size_t n, struct str *out)
{
    for (; *here; here++)
        if (*here == '#')
            str_addn(out, number, n);
        else
            str_addc(out, *here);
}

bool meant_phrase(struct shell *sh, const char *text, struct err *err)
{
    char *first = mem_textn(text, words_name(text));
    bool own = definitions_get(sh->bench->s.definitions, first) != NULL;
    const char *number = NULL;
    size_t n;
    struct str here;

    free(first);
    for (size_t i = 0; !own && i < sizeof phrases / sizeof *phrases; i++) {
        if (!fits(phrases[i].said, text, &number, &n))
            continue;
        str_init(&here);
        write_here(phrases[i].here, number, n, &here);
        err_set(err, "Here that is written so: %s", here.s);
        err_meant(err, "%s", here.s);
        str_done(&here);
        return true;
    }
    return false;
}

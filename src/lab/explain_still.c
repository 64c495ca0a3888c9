/* Explanations of an update that goes nowhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "lab/explain_number.h"
#include "lab/explain_update.h"
#include "learn/opt_newton.h"

static const double ROUNDING = 1e-8; /* a smaller slope is called 0 */

static void say_no_way(struct update *u)
{
    bool function = u->e->s->explorer.minimizing;

    if (!function && !u->e->s->model->smooth)
        explain_say(u->e, "The number of errors has no slope to follow: it jumps. "
                          "Type: loss log");
    else if (u->opt->method == &opt_newton)
        explain_say(u->e, "H has no inverse here, so there is no bottom to aim at: %s",
                    function ? "optimizer gd needs none."
                             : "lambda = 0.01 makes one, or optimizer gd.");
    else if (function && isnan(u->opt->gradnorm))
        explain_say(u->e, "There is no slope here to follow.");
    else
        explain_say(u->e, "No place along the direction is lower.");
}

static void say_level(struct update *u)
{
    double norm = u->opt->gradnorm;
    bool convex = !u->e->s->explorer.minimizing && u->e->s->model->convex;

    explain_say(u->e, "gradnorm = %s: %s. This is the bottom%s.",
                isfinite(norm) ? num_short(norm).s : "0",
                norm > ROUNDING ? "what is left of the slope is rounding"
                                : "the slope is 0 as far as can be computed",
                convex ? "" : ", or another level place");
}

void update_say_still(struct update *u)
{
    explain_say(u->e, "The next update, by %s, would not move.", u->opt->method->name);
    if (u->status == OPT_CONVERGED)
        say_level(u);
    else if (u->status == OPT_STUCK)
        say_no_way(u);
    else if (u->status == OPT_UNMOVED)
        explain_say(u->e,
                    "gradnorm = %s, but eta = %s is too small: no weight changes in "
                    "its last digit. Type: eta = auto",
                    num_short(u->opt->gradnorm).s, num_long(u->opt->knobs.eta).s);
    else if (u->e->s->explorer.minimizing && method_rescales(u->opt->method))
        explain_say(u->e, "It would leave the range of numbers: the square of the "
                          "slope is too large. Type: optimizer gd");
    else if (u->opt->method->uses_eta)
        explain_say(u->e,
                    "It would leave the range of numbers. eta = %s is too long "
                    "here: reset, then %s.",
                    num_long(u->opt->knobs.eta).s,
                    u->e->s->explorer.minimizing ? "eta = auto or optimizer gd"
                                                 : "eta = auto or scale on");
    else
        explain_say(u->e, "It would leave the range of numbers. Type: reset");
}

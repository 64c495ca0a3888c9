/* What other programs and books say: each phrase and the line that it is here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SAYING_H
#define REPL_SAYING_H

/* SAID and HERE are patterns of phrase.h; the first that fits is taken. In HERE $
 * stands for the names of the weights, ! for the law that the data are drawn from (or
 * one that there is), + for a seed that is not theirs, > and < for a hidden neuron more
 * and one less. WHY is said before HERE, with ? for the value
 * that HERE sets; NULL: that it is written so; "": what HERE itself answers is said.
 * `optimizer adam 0.1` fits `adam #` too: the setting or command that HERE begins with
 * may stand before.
 * A name that HERE sets, plots, loads or undoes must be one that can be: else the row
 * does not fit. */
struct saying {
    const char *said, *here, *why;
};

/* Each ends with a row of NULL. What people bring from a program is looked at first,
 * and then in this order. */
extern const struct saying program_sayings[];
extern const struct saying sayings[];
extern const struct saying everyday_sayings[];
extern const struct saying looking_sayings[];

#endif

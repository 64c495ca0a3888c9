/* Text with style marks: the byte \001 and a style's letter switch the style.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLOT_TEXT_H
#define PLOT_TEXT_H

#include "plot/grid.h"

/* "errors " TEXT_BOLD "12 → 4" TEXT_END "  and more" */
#define TEXT_BOLD "\001b"
#define TEXT_DIM "\001d"
#define TEXT_GHOST "\001g"
#define TEXT_CODE "\001c"
#define TEXT_CLASS_0 "\0010"
#define TEXT_CLASS_1 "\0011"
#define TEXT_END "\001." /* back to the style that the text was put with */

/* Columns of TEXT as it will be put (marks count nothing). ASCII: of its twin. */
size_t text_columns(const char *text, bool ascii);

/* TEXT without its marks. */
void text_strip(const char *text, struct str *out);

/* Reads TEXT cell by cell: the one place that knows marks and twins. */
struct text_walk {
    const char *at;
    const char *twin; /* rest of an ASCII twin of several characters */
    bool ascii;
    enum style base, style;
};
struct text_walk text_walk(const char *text, enum style style, bool ascii);
/* The next glyph of width 1 or 2 and its style; false at the end. '\n' and U+00A0 come
 * as they are, other controls as blanks, characters without a width not at all. */
bool text_next(struct text_walk *w, uint32_t *glyph, enum style *style);

/* A number for a person: value from |v| >= 1000 on in whole, else up to 3 decimals, at
 * least 3 significant digits; without the zeros that add nothing when it is exact
 * there. */
void text_number(struct str *out, double v);
/* A number that was asked for by itself or typed: 6 significant digits, zeros cut, so
 * that a small change of it can be seen. */
void text_asked(struct str *out, double v);
/* Exactly DECIMALS decimals, exact values without trailing zeros: 0.70, -4.5, 10. */
void text_fixed(struct str *out, double v, int decimals);
/* For prose: 3 significant digits, whole numbers in whole. */
void text_short(struct str *out, double v);
/* The numbers from FROM on, all that stands there, get the minus of prose: −4.5. */
void text_minus(struct str *out, size_t from);
/* 17 significant digits: %.17g with the C locale's point; -0 is 0. */
void text_exact(struct str *out, double v);

#endif

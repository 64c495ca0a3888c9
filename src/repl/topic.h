/* Every word that help knows, each with what its own row says, in whichever table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_TOPIC_H
#define REPL_TOPIC_H

#include "repl/shell.h"

enum topic_kind {
    TOPIC_COMMAND,
    TOPIC_SETTING,
    TOPIC_READING,
    TOPIC_FAMILY, /* readings of a family, by one of their names */
    TOPIC_TASK,   /* names that belong to a task */
    TOPIC_FIGURE,
    TOPIC_METHOD,
    TOPIC_FUNCTION,
    TOPIC_POINT, /* what every point has its own of: x y z p */
    TOPIC_DATASET,
    TOPIC_KINDS
};

struct topic {
    enum topic_kind kind;
    const char *name;
    const char *also; /* other names, blank separated; NULL none */
    const char *help; /* what it is: a phrase or a few sentences */
    const void *row;  /* of its table, where that has rows */
};

/* Goes through all of them, one table after the other; begins as {.sh = sh}. */
struct topics {
    const struct shell *sh;
    enum topic_kind kind;
    size_t i;
};
bool topics_next(struct topics *at, struct topic *out);

/* The first of that name, or with that other name (its case counts). */
bool topic_named(const struct shell *sh, const char *name, struct topic *out);

/* A line that shows what it is and runs after `data hobbits`. */
void topic_example(const struct topic *t, struct str *out);

/* HELP without the name in front that a setting's begins with: "eta (η): the …". */
const char *topic_help(const struct topic *t);

/* As much of TEXT as can stand alone in ROOM columns: up to the end of a sentence or a
 * part of one; if all parts are longer, whole words and an ellipsis. */
void topic_phrase(const char *text, size_t room, bool ascii, struct str *out);

/* ---- other people's words ---- */
/* The I-th word of books and other programs that is said otherwise here: HERE is the
 * topic that tells about it. NULL past the last. */
const char *term_at(size_t i, const char **here);

/* ---- search ---- */
/* The topics that QUESTION is about, best first, into HIT with room for MOST: whole
 * words count more than their stems, a name more than what is told of it, a rare word
 * more than a common one. Returns how many. */
size_t topics_find(const struct shell *sh, const char *question, struct topic *hit,
                   size_t most);
/* QUESTION has a word that says what is asked. */
bool topics_asked(const char *question);
/* Those that T's text names, or that name it; how many. */
size_t topics_near(const struct shell *sh, const struct topic *t, struct topic *near,
                   size_t most);

#endif

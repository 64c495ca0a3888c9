/* What the files of the expression language share: tokens, the tree, the functions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEARN_FORMULA_TREE_H
#define LEARN_FORMULA_TREE_H

#include "learn/formula.h"

enum {
    FORMULA_TEXT = 4096, /* bytes of one expression */
    FORMULA_DEPTH = 200, /* brackets, signs and powers inside each other */
    FORMULA_NAME = 64,   /* bytes of a name, with the closing 0 */
    FORMULA_ARGS = 16,
    FORMULA_NODES = 20000, /* a tree that is made: derived, replaced, expanded */
};

/* ---- the tree ---- */
enum node_kind {
    NODE_NUMBER,
    NODE_NAME,
    NODE_CALL,
    NODE_NEGATE,
    NODE_NOT,
    NODE_OR,
    NODE_AND,
    NODE_LESS,
    NODE_LESS_EQUAL,
    NODE_GREATER,
    NODE_GREATER_EQUAL,
    NODE_EQUAL,
    NODE_UNEQUAL,
    NODE_ADD,
    NODE_SUBTRACT,
    NODE_MULTIPLY,
    NODE_DIVIDE,
    NODE_POWER,
};

struct builtin;

struct node {
    enum node_kind kind;
    size_t at, end; /* its bytes in the text */
    size_t id;      /* 0 … nodes-1: a place for notes while it is evaluated */
    double number;
    char *name;                     /* of NAME, CALL and the constants; owned */
    const struct builtin *function; /* of CALL; NULL: the scope's */
    struct node **arg;              /* owned */
    size_t nargs;
};

struct formula {
    char *text;    /* what was parsed, for messages */
    bool complete; /* text is all of it, so that it can be repaired */
    struct node *root;
    size_t nodes;
};

void node_free(struct node *n); /* NULL allowed */
/* A copy with places and ids of the original. */
struct node *node_copy(const struct node *n);
/* Takes over ARG as N's last argument. */
void node_add(struct node *n, struct node *arg);

/* TEXT becomes what was meant, if it fits and holds no bytes that a terminal should not
 * get. */
void formula_offer(struct err *err, const struct str *text, const char *typed);

/* ---- tokens and the parser ---- */
enum extent { EXTENT_WHOLE, EXTENT_EXPR, EXTENT_VALUE };

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_OPERATOR, /* op says which; `-` is NODE_SUBTRACT */
    TOKEN_ASSIGN,   /* a single = */
};

struct token {
    enum token_kind kind;
    enum node_kind op;
    size_t at, end;
    double number;
};

/* What is wrong, and the one edit that mends it. */
struct flaw {
    char message[160]; /* "" = nothing is wrong */
    size_t at;
    bool plain;   /* the edit is known: CUT bytes at EDIT become PUT */
    bool settled; /* a later flaw was met: its edit is not wanted */
    bool show;    /* the message ends in ": " and the repaired text */
    size_t edit, cut;
    char put[256];
    enum remedy remedy; /* what the repaired text is */
};

struct parser {
    const char *text;
    enum extent extent;
    size_t next;  /* the first byte not yet read */
    int brackets; /* open ones */
    int depth;
    bool joined; /* blanks do not end a value: what follows is being looked at */
    struct token token, before;
    struct flaw flaw;
    size_t nodes;
};

/* Reads the next token into p->token. A flaw of the text ends it (TOKEN_END). */
void lex_next(struct parser *p);
/* The name that token T spells, Greek letters as words; cut at FORMULA_NAME. */
void lex_name(const struct parser *p, const struct token *t, char name[FORMULA_NAME]);
bool lex_begins_value(const struct token *t); /* number, name, ( */

/* Notes the first flaw; later ones are only its consequences. Always NULL. */
struct node *parse_flaw(struct parser *p, size_t at, const char *fmt, ...)
    LIKE_PRINTF(3, 4);
/* Adds the edit to the flaw just noted. Always NULL. */
struct node *parse_edit(struct parser *p, bool show, size_t edit, size_t cut,
                        const char *put);
/* What the text with that edit is. */
void parse_remedy(struct parser *p, enum remedy remedy);

/* Usual flaws. A value is missing at the token; */
struct node *flaw_missing(struct parser *p);
/* the expression could end, but something else stands there; */
struct node *flaw_unexpected(struct parser *p);
/* the text ends inside brackets; */
void flaw_unclosed(struct parser *p);
/* 0 < x < 1, where the x begins at MIDDLE. */
void flaw_second_comparison(struct parser *p, size_t middle);

/* The tree of p->text, or NULL and p->flaw; p->token.at is where it ends. */
struct node *parse_tree(struct parser *p);

/* ---- functions ---- */
enum function_kind { FUNCTION_PLAIN, FUNCTION_POINTS, FUNCTION_SAME, FUNCTION_WORDS };

/* A function of the language itself. */
struct builtin {
    const char *name;
    enum function_kind kind;
    size_t least, most;  /* arguments */
    const char *usage;   /* "near(a, b, tolerance)" */
    const char *help;    /* what it is, a phrase */
    const char *example; /* what can be typed, with any data */
    /* NULL and *R, or why there is no value. */
    const char *(*value)(const double *a, size_t n, double *r);
};

const struct builtin *builtin_named(const char *name); /* NULL: not one of ours */

/* The value of a node whose arguments are the numbers A: arithmetic, comparison or a
 * plain function. NULL and *R (finite), or why there is none. */
const char *node_compute(const struct node *n, const double *a, double *r);

/* ---- scopes ---- */
bool scope_name(const struct scope *s, const char *name, struct value *out);
/* *VALUES is NULL if NAME is not of the points but a constant: *OUT. */
bool scope_column(const struct scope *s, const char *name, const double **values,
                  size_t *n, struct value *out);
bool scope_call(const struct scope *s, const char *name, const struct value *args,
                size_t nargs, struct value *out, struct err *err);
/* The learner's own formula of that name; NULL: none. */
const struct formula *scope_definition(const struct scope *s, const char *name);
/* Points there are; 0 without data. */
size_t scope_points(const struct scope *s);
/* The known name nearest to NAME, or NULL. FUNCTIONS: a function is meant. */
const char *scope_nearest(const struct scope *s, const char *name, bool functions);

/* ---- evaluation ---- */
struct evaluation {
    const struct formula *formula;
    const struct scope *scope;
    struct err *err;
    int depth; /* definitions inside each other */
};

/* The definition that NAME stands for because nothing else in the chain has that name;
 * NULL: there is none. */
const struct formula *eval_definition(const struct evaluation *ev, const char *name);
/* The value of a name that is a definition. */
bool eval_defined(const struct evaluation *ev, const struct node *n,
                  const struct formula *definition, struct value *out);
/* A formula whose root is N with the trees of definitions in place of their names;
 * *OUT is NULL if N names none. False sets ERR: it would become too long. */
bool eval_expand(const struct evaluation *ev, const struct node *n,
                 struct formula **out);

bool eval_node(const struct evaluation *ev, const struct node *n, struct value *out);
/* A mistake of the text at N; false. */
bool eval_fault(const struct evaluation *ev, const struct node *n, const char *fmt, ...)
    LIKE_PRINTF(3, 4);
bool eval_unknown(const struct evaluation *ev, const struct node *n);
bool eval_points(const struct evaluation *ev, const struct node *n, struct value *out);
bool eval_same(const struct evaluation *ev, const struct node *n, struct value *out);

#endif

/* Other words for what a line that was refused may have meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "repl/meant.h"
#include "repl/words.h"

/* ---- the first word ---- */

/* What stands first elsewhere, and in other languages: all words for HERE. */
static const struct {
    const char *words, *here;
} verbs[] = {
    {"delete del drop rm erase pop discard kill entferne supprimer borrar", "remove"},
    {"insert append put place ajouter hinzufügen", "add"},
    {"toggle switch relabel invert", "flip"},
    {"classify estimate evaluate infer score", "predict"},
    {"iterate update advance loop tick move schritt schritte pas paso passo take go",
     "step"},
    {"epochs iterations epoch", "pass"},
    {"learn optimize optimise fitting training converge", "run"},
    {"display view see get echo cat look print inspect zeige montrer mostrar mostra "
     "give tell value current read output disp",
     "show"},
    {"draw graph chart figure visualize visualise render plotte trace", "plot"},
    {"load open use import read select choose switch change lade charger cargar carica "
     "dataset datasets donnees daten datos dati",
     "data"},
    {"hilfe aide ayuda aiuto ajuda hjälp pomoc", "help"},
    {"ende beenden salir quitter sair esci fin leave close end logout logoff halt "
     "terminate bye adieu tschüss",
     "quit"},
    {"weiter suivant siguiente avanti nächste volgende continue forward proceed nxt",
     "next"},
    {"previous zurück retour atrás atras indietro backward", "prev"},
    {"chapter lektion leçon leccion lección lezione unit topic", "lesson"},
    {"revert oops rückgängig annuler deshacer annulla takeback", "undo"},
    {"save store keep remember speichern guardar salva", "save"},
    {"linie ligne línea linea", "line"},
    {"try test sweep", "sweep"},
    {"compare versus", "race"},
    {"set change make put let assign", "set"},
    {"derivative diff differentiate differentiation", "derive"},
    {"tell define meaning", "help"},
};

enum { VERBS = sizeof verbs / sizeof *verbs };

/* The first of the rows that would be run wins. */
bool word_first(struct shell *sh, const char *text, struct str *out)
{
    size_t n = strcspn(text, " =(:");
    char word[48];
    struct str line, settled;
    bool ok = false;

    words_lower(word, sizeof word, text, n);
    str_init(&line);
    str_init(&settled);
    for (size_t i = 0; !ok && *word && i < VERBS; i++) {
        if (!words_among(verbs[i].words, word) || strcmp(verbs[i].here, word) == 0)
            continue;
        str_clear(&line);
        str_addf(&line, "%s%s", verbs[i].here, text + n);
        ok = meant_settled(sh, line.s, &settled);
    }
    if (ok)
        str_add(out, settled.s);
    str_done(&settled);
    str_done(&line);
    return ok;
}

/* ---- words that say nothing, and numbers in words ---- */

static const char fillers[] =
    "to at by is of and between for the a an please now me my as with from it again "
    "then be equal "
    "equals equal_to exactly about around only number no nr value values point points "
    "times time updates iterations steps step units called named into on_to set "
    "class label page data dataset model plot picture height slope seed "
    "everything all this that hobbit here too just quickly";

static const char *const numbers[] = {
    "zero",  "one",   "two",  "three", "four",   "five",   "six",
    "seven", "eight", "nine", "ten",   "eleven", "twelve",
};

static bool add_number(const char *word, struct str *out)
{
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(numbers[i], word) == 0) {
            str_addf(out, "%zu", i);
            return true;
        }
    if (strcmp(word, "twenty") == 0 || strcmp(word, "fifty") == 0) {
        str_add(out, *word == 't' ? "20" : "50");
        return true;
    }
    if (strcmp(word, "hundred") == 0 || strcmp(word, "thousand") == 0) {
        str_add(out, *word == 'h' ? "100" : "1000");
        return true;
    }
    return false;
}

/* The first word stays, whatever it is. */
bool word_fillers(struct shell *sh, const char *text, struct str *out)
{
    const char *s = words_skip(text);
    size_t n = strcspn(s, " ");
    bool any = false;
    char word[48];

    (void)sh;
    if (strncasecmp(s, "minimize ", 9) == 0) /* `from` says where it begins */
        return false;
    str_addn(out, s, n);
    for (s = words_skip(s + n); *s; s = words_skip(s + n)) {
        n = strcspn(s, " ");
        words_lower(word, sizeof word, s, n);
        if (words_among(fillers, word) &&
            !(strcmp(word, "a") == 0 && !*words_skip(s + n))) {
            any = true; /* a last "a" is a name: fork a */
            continue;
        }
        if (strcmp(word, "percent") == 0) {
            str_addc(out, '%');
            any = true;
            continue;
        }
        str_addc(out, ' ');
        if (n < sizeof word && add_number(word, out))
            any = true;
        else
            str_addn(out, s, n);
    }
    return any;
}

/* ---- columns by their names ---- */

/* The place of the column NAME, from 1, the label's behind the features; 0: there is
 * none. */
static size_t column_of(const struct data *d, const char *name)
{
    if (d && strcasecmp(d->label, name) == 0)
        return d->dim + 1;
    for (size_t j = 0; d && j < d->dim; j++)
        if (strcasecmp(d->names[j], name) == 0)
            return j + 1;
    return 0;
}

bool word_is_column(const struct shell *sh, const char *text)
{
    char name[48];

    words_lower(name, sizeof name, text, words_name(text));
    return column_of(sh->bench->s.data, name) > 0;
}

/* Names that stand for a column become x1, x2 …, the label's y; what has no value
 * outside mean() then, is in the list of the points. */
bool word_columns(struct shell *sh, const char *text, struct str *out)
{
    const struct data *d = sh->bench->s.data;
    bool any = false;
    struct err fault;
    char name[48];
    const struct command *c;
    const char *shown; /* alone it says whether it has a value */

    first_name(text, name, sizeof name);
    c = command_named(sh->commands, name);
    if (c && !words_among("print plot show list explain describe", c->name))
        return false;
    for (const char *s = text; *s;) {
        size_t n = words_name(s), at;

        words_lower(name, sizeof name, s, n);
        at = n ? column_of(d, name) : 0;
        if (at && at > d->dim)
            str_addc(out, 'y');
        else if (at)
            str_addf(out, "x%zu", at);
        else
            str_addn(out, s, n ? n : 1);
        any = any || at;
        s += n ? n : 1;
    }
    shown = c && strcmp(c->name, "print") == 0 ? words_skip(out->s + 5) : out->s;
    if (any && !meant_tried(sh, shown, &fault)) {
        str_clear(out);
        str_add(out, strncasecmp(text, "plot", 4) == 0 ? "plot scatter" : "points");
    }
    return any;
}

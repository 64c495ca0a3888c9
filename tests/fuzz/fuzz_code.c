/* Any bytes as a code, as they are and with the seal that belongs to them: what is taken
 * are statements of the bench, and packs and unpacks to itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/symbols.h"
#include "lab/code.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* What a script of a code may begin its lines with. */
static const char *const begins[] = {
    "X = ",      "Y = ",     "dX = ",     "add ",      "aspect ",   "batch = ",  "beta = ",
    "beta2 = ",  "bias ",    "captions ", "data ",     "derivative ", "eps = ",  "eta = ",
    "feel ",     "features ", "field ",   "flip ",     "formula ",  "h = ",      "lambda = ",
    "line ",     "loss ",    "minimize ", "model ",    "optimizer ", "order ",   "plot ",
    "predict ",  "remove ",  "rho = ",    "scale ",    "seed = ",   "segments ", "sorted ",
    "split = ",  "tau = ",   "v1 = ",     "w = ",      "classweight ",
};

static void check_line(const char *line)
{
    size_t i = 0, most = sizeof begins / sizeof *begins;

    while (i < most && strncmp(line, begins[i], strlen(begins[i])) != 0)
        i++;
    if (i == most || strpbrk(line, ";#"))
        abort();
    if (strncmp(line, "plot", 4) == 0 && strchr(line, '>'))
        abort();
    for (; *line; line++)
        if ((unsigned char)*line < ' ' || *line == 127)
            abort();
}

static void check_script(const char *script)
{
    char *copy = mem_text(script), *rest = copy, *line;

    while ((line = strsep(&rest, "\n")))
        if (*line)
            check_line(line);
    free(copy);
}

/* The script is one that a code can say, and says so again. */
static void pack_again(const char *script, const struct code_file *file)
{
    struct code_file other;
    struct str code, again;
    struct err err = {0};

    str_init(&code);
    str_init(&again);
    if (code_pack(script, file, &code, &err)) {
        if (code_like(code.s) != CODE_SOUND ||
            !code_unpack(code.s, NULL, &other, &again, &err))
            abort();
        if (other.rows != file->rows || other.digest != file->digest)
            abort();
        check_script(again.s);
    } else if (!err.message[0]) {
        abort();
    }
    str_done(&again);
    str_done(&code);
}

static void try_code(const char *code)
{
    struct code_file file;
    struct str script;
    struct err err = {0};

    str_init(&script);
    if (code_unpack(code, NULL, &file, &script, &err)) {
        check_script(script.s);
        pack_again(script.s, &file);
    } else if (script.len || !err.message[0]) {
        abort();
    }
    code_like(code);
    str_done(&script);
}

/* A symbol of each byte, behind the version. */
static void try_sealed(const uint8_t *bytes, size_t n)
{
    unsigned char v[SYMBOLS_MOST] = {CODE_VERSION};
    char code[SYMBOLS_MOST + 1];

    if (n > SYMBOLS_MOST - SYMBOLS_SEAL - 1)
        n = SYMBOLS_MOST - SYMBOLS_SEAL - 1;
    for (size_t i = 0; i < n; i++)
        v[i + 1] = symbols_value((char)bytes[i]) < 0 ? bytes[i] % SYMBOLS
                                                     : (unsigned char)symbols_value((char)bytes[i]);
    symbols_seal(v, n + 1, v + n + 1);
    for (size_t i = 0; i < n + 1 + SYMBOLS_SEAL; i++)
        code[i] = symbols_letter(v[i]);
    code[n + 1 + SYMBOLS_SEAL] = '\0';
    try_code(code);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    char *text = mem_textn((const char *)bytes, n);

    try_code(text);
    try_sealed(bytes, n);
    free(text);
    return 0;
}

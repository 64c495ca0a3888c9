/* What tests of preferences share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences_kit.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "repl/commands.h"

char config_dir[64], config_file[96];
static char *data[1]; /* where the shipped data are */

struct shell_host host_with(struct circumstances here)
{
    struct shell_host host = {.here = here,
                              .look = {.glyphs = GLYPHS_BRAILLE, .tints = true},
                              .width = 80,
                              .picture_rows = 17,
                              .picture_cols = 60,
                              .replies = true};

    host.places.config = config_dir[0] ? config_dir : NULL;
    host.places.data = data;
    host.places.ndata = data[0] ? 1 : 0;
    return host;
}

struct shell *person(void)
{
    struct shell_host host = host_with((struct circumstances){.keep = true});

    return shell_new(&host, commands);
}

void config_open(void)
{
    data[0] = getenv("LOGITTY_DATA");
    snprintf(config_dir, sizeof config_dir, "/tmp/logitty-preferences-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(config_dir));
    snprintf(config_file, sizeof config_file, "%s/config", config_dir);
}

void config_close(void)
{
    chmod(config_dir, 0700);
    unlink(config_file);
    rmdir(config_dir);
}

void config_write(const char *text, size_t len)
{
    FILE *out = fopen(config_file, "w");

    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(text, 1, len, out), len);
    fclose(out);
}

char *config_kept(size_t *len)
{
    char *text = path_read(config_file, 4 << 20, len, NULL);

    ck_assert_ptr_nonnull(text);
    return text;
}

void config_is(const char *want)
{
    size_t len;
    char *is = config_kept(&len);

    ck_assert_str_eq(is, want);
    free(is);
}

const char *types(struct shell *sh, const char *line)
{
    static char text[8192];
    struct str said;

    str_init(&said);
    shell_line(sh, line);
    paper_dump(&sh->out, &said);
    paper_clear(&sh->out);
    snprintf(text, sizeof text, "%s", said.s);
    str_done(&said);
    return text;
}

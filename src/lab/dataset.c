/* The shipped data sets: what they and their columns are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/dataset.h"

#include <string.h>

const struct dataset datasets[] = {
    {.name = "hobbits",
     .help = "foot size and lift of 24 hobbits; 12 are heroes, a line separates them",
     .noun = "hobbits",
     .axis = {"foot size", "lift"},
     .said = {"not a hero", "hero"},
     .columns = "foot,lift,hero"},
    {.name = "hobbits-mm",
     .help = "the same hobbits, feet in millimetres: why features are scaled",
     .noun = "hobbits",
     .axis = {"foot size (mm)", "lift"},
     .said = {"not a hero", "hero"},
     .columns = "foot_mm,lift,hero"},
    {.name = "archery",
     .help = "hours of practice of 18 archers and who passed; no cut is perfect",
     .noun = "archers",
     .axis = {"hours of practice", NULL},
     .unit = "h",
     .said = {"not passed", "passed"},
     .columns = "hours,pass"},
    {.name = "challenger",
     .help = "23 shuttle flights before Challenger: temperature and O-ring damage",
     .noun = "flights",
     .axis = {"temperature (°F)", NULL},
     .unit = "°F",
     .said = {"no damage", "damage"},
     .columns = "temperature,damage"},
    {.name = "penguins",
     .help = "146 Adelie penguins, four measurements each: male or female",
     .noun = "penguins",
     .axis = {"bill length (mm)", "bill depth (mm)"},
     .said = {"female", "male"},
     .columns = "bill_length,bill_depth,flipper,mass,male"},
    {.name = "tiny",
     .help = "4 points, small enough for pencil and paper",
     .noun = "points",
     .columns = "x,y"},
    {.name = "line",
     .help = "20 points on a noisy line, for linear regression",
     .noun = "points",
     .columns = "x,y"},
    {.name = "curve",
     .help = "20 points on a noisy parabola: ten to train, ten to validate",
     .noun = "points",
     .columns = "x,y"},
    {.name = "fuzzy",
     .help = "100 points, two clouds that overlap a little",
     .noun = "points",
     .columns = "x1,x2,y"},
    {.name = "separable",
     .help = "60 points in two opposite squares: the weights grow without end",
     .noun = "points",
     .columns = "x1,x2,y"},
    {.name = "blobs",
     .help = "80 points around (2, 2) and (4, 4), far from 0: steps crawl or explode",
     .noun = "points",
     .columns = "x1,x2,y"},
    {.name = "overlap",
     .help = "60 points, two clouds that overlap heavily",
     .noun = "points",
     .columns = "x1,x2,y"},
    {.name = "imbalanced",
     .help = "20 points of class 0 among 100 of class 1",
     .noun = "points",
     .columns = "x1,x2,y"},
    {.name = "xor",
     .help = "40 points in four corners: no line helps",
     .noun = "points",
     .columns = "x1,x2,y"},
    {.name = "xor4",
     .help = "the four corners of XOR alone",
     .noun = "points",
     .columns = "x1,x2,y"},
    {.name = "circles",
     .help = "60 points, class 1 in the middle of a ring of class 0: no line helps",
     .noun = "points",
     .columns = "x1,x2,y",
     .drawn = true},
    {.name = "moons",
     .help = "60 points, two half moons that reach into each other",
     .noun = "points",
     .columns = "x1,x2,y",
     .drawn = true},
    {.name = "sim-rounded",
     .help = "100 simulated points with noise and rounding: separable",
     .noun = "points",
     .columns = "x,y"},
    {.name = "sim-drawn",
     .help = "100 simulated points, class 1 drawn with probability p",
     .noun = "points",
     .columns = "x,y"},
    {.name = "sim-soft",
     .help = "100 simulated points, the label is the probability itself",
     .noun = "points",
     .columns = "x,y"},
    {.name = "calib",
     .help = "400 points drawn from a known curve, for calibration",
     .noun = "points",
     .columns = "x,y"},
};
const size_t ndatasets = sizeof datasets / sizeof *datasets;

const struct dataset *dataset_named(const char *name)
{
    for (size_t i = 0; i < ndatasets; i++)
        if (strcmp(datasets[i].name, name) == 0)
            return &datasets[i];
    return NULL;
}

/* The set whose file SOURCE (a path) is called like; NULL if none. */
static const struct dataset *filed(const char *source)
{
    const char *base = strrchr(source, '/') ? strrchr(source, '/') + 1 : source;
    size_t n = strlen(base);

    if (n < 4 || strcmp(base + n - 4, ".csv") != 0)
        return NULL;
    for (size_t i = 0; i < ndatasets; i++)
        if (strlen(datasets[i].name) == n - 4 &&
            strncmp(datasets[i].name, base, n - 4) == 0)
            return &datasets[i];
    return NULL;
}

/* The set whose law SOURCE ("xor n=40 seed=7 noise=0.3") was drawn from. */
static const struct dataset *drawn(const char *source)
{
    const char *blank = strchr(source, ' ');

    if (!blank || strncmp(blank, " n=", 3) != 0)
        return NULL;
    for (size_t i = 0; i < ndatasets; i++)
        if (strlen(datasets[i].name) == (size_t)(blank - source) &&
            strncmp(datasets[i].name, source, (size_t)(blank - source)) == 0)
            return &datasets[i];
    return NULL;
}

/* Does D have exactly the COLUMNS "foot,lift,hero"? */
static bool has_columns(const struct data *d, const char *columns)
{
    for (size_t j = 0; j <= d->dim; j++) {
        const char *name = j < d->dim ? d->names[j] : d->label;
        size_t n = strcspn(columns, ",");

        if (strlen(name) != n || strncmp(name, columns, n) != 0)
            return false;
        columns += n + (columns[n] == ',');
    }
    return *columns == '\0';
}

const struct dataset *dataset_of(const struct data *d)
{
    const struct dataset *set;

    if (!d || !d->source)
        return NULL;
    set = drawn(d->source);
    if (!set)
        set = dataset_named(d->source);
    if (!set)
        set = filed(d->source);
    return set && has_columns(d, set->columns) ? set : NULL;
}

bool dataset_drawn(const struct data *d)
{
    return d && drawn(d->source);
}

const char *dataset_axis(const struct data *d, size_t feature)
{
    const struct dataset *set = dataset_of(d);

    if (set && feature < 2 && set->axis[feature])
        return set->axis[feature];
    return d->names[feature];
}

const char *dataset_noun(const struct data *d)
{
    const struct dataset *set = dataset_of(d);

    return set ? set->noun : "rows";
}

const char *dataset_class(const struct data *d, int class)
{
    const struct dataset *set = dataset_of(d);

    if (set && set->said[class])
        return set->said[class];
    if (d && d->class_name[class])
        return d->class_name[class];
    return class ? "1" : "0";
}

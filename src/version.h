/* What the build says about the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef VERSION_H
#define VERSION_H

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "0.1.0"
#endif
#ifndef PKGDATADIR
#define PKGDATADIR "/usr/local/share/logitty"
#endif
/* The project's own pages; configure has no address to give. */
#ifndef REPORT_TO
#define REPORT_TO "the issue tracker of the place you got logitty from"
#endif

#endif

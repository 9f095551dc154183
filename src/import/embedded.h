/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * embedded - the files of data/codes as they were when the program was built
 */
#ifndef SDGRIP_EMBEDDED_H
#define SDGRIP_EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char *name; /* "task_fields"; NULL ends the list */
	const unsigned char *data;
	size_t size;
};

extern const struct embedded embedded_tables[];

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * registry - every question the program can answer, in the order of ANALYSES
 */
#include "analysis.h"

#include <string.h>

const struct analysis *const analyses[] = {
#define X(name) &analysis_##name,
	ANALYSES(X)
#undef X
		NULL};

const struct analysis *analysis_find(const char *name)
{
	for (size_t i = 0; analyses[i]; i++)
		if (strcmp(analyses[i]->name, name) == 0)
			return analyses[i];
	return NULL;
}

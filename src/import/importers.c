/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * importers - the list of all importers; a new one is a file and a word in IMPORTERS
 */
#include "importer.h"

#define X(name) &importer_##name,
const struct importer *const importers[] = {IMPORTERS(X) NULL};
#undef X

const struct importer *importer_find(const char *name)
{
	for (size_t i = 0; importers[i]; i++) {
		const char *a = importers[i]->name, *b = name;
		while (*a && (*a == *b || (*a == '-' && *b == '_'))) {
			a++;
			b++;
		}
		if (!*a && !*b)
			return importers[i];
	}
	return NULL;
}

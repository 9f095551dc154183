/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * config - sdgrip.ini: the municipality, where the sources are, what their columns mean
 *
 * A profile does for an unknown export what an importer does for a known one. Every key
 * is listed in data/README.md.
 */
#ifndef SDGRIP_CONFIG_H
#define SDGRIP_CONFIG_H

#include "arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stddef.h>

struct setting {
	const char *key; /* "column.cost_centre", "sign", "files" */
	const char *value;
	size_t line;
	bool used; /* set by whoever reads it; unused keys are errors with the nearest
		      known key */
};

struct section {
	const char *kind; /* "municipality", "source", "report" */
	const char *name; /* "ledger" in [source ledger], else "" */
	size_t line;
	struct setting *settings;
	size_t count, room;
};

struct config {
	struct arena arena;
	const char *path;   /* NULL: there is none */
	const char *folder; /* of path, "." or "dir": files in it are relative to this */
	struct section *sections;
	size_t count, room;
};

void config_init(struct config *config);
void config_release(struct config *config);
/* Reads an ini file; every mistake in it is a usage error with its line. 0 or -1. */
int config_read(struct config *config, const char *path, struct diags *diags);
struct section *config_section(struct config *config, const char *kind, const char *name);
/* Value of a key, marking it used; NULL when absent. section may be NULL. */
const char *section_get(struct section *section, const char *key);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * jobs - the files to read, and what is known about each before it is opened
 */
#ifndef SDGRIP_JOBS_H
#define SDGRIP_JOBS_H

#include "importer.h"
#include "profile.h"
#include "source.h"

enum { GIVEN_MOST = 16 };

/* A type that is any of the messages of iWmo and iJw: a folder holds them mixed. */
#define JOB_MESSAGE "message"

struct job {
	const char *path;        /* "-" for standard input */
	struct section *section; /* or NULL */
	size_t section_index;    /* of the section among all; SIZE_MAX without one */
	const char *type;        /* importer, or NULL: found by the columns */
	struct given {
		const char *key, *value;
	} given[GIVEN_MOST]; /* key=value of the command line, but type and source */
	size_t ngiven;
	struct source text;
	bool loaded;
	const struct importer *importer; /* NULL until known */
};

struct jobs {
	struct job *list;
	size_t count, room;
};

/* Files of the command line, else those of the [source] sections, sorted by name.
 * Mistakes are usage errors. 0 or -1. */
int jobs_collect(struct jobs *jobs, const struct settings *settings,
		 struct config *config, struct arena *arena, struct diags *diags);
void jobs_release(struct jobs *jobs);

#endif

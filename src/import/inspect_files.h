/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_files - what files look like, without importing them
 */
#ifndef SDGRIP_INSPECT_FILES_H
#define SDGRIP_INSPECT_FILES_H

#include "detect.h"
#include "gate.h"
#include "inspection.h"
#include "opening.h"
#include "tally.h"

/* One file that is looked at. */
struct looking {
	struct book *book;
	struct opening *opening;
	struct config *config;
	struct arena arena; /* of the file at hand */
	struct job *job;
	const struct profile *profile; /* of its section, or NULL */
	enum number_style given;       /* what an option or the section says */
	struct inspection *inspection;
	struct dialect dialect;
	struct gate gate;
	struct headers headers;
	struct tally *tallies;
	struct inspected_column *columns;
};

/* Fills importer, missing, roles and lines. (inspect_kind.c) */
void look_at_kind(struct looking *looking);

/* Fills book->inspections, in the order of the jobs. All files are looked at even when
 * one cannot be read. 0 or -1. */
int inspect_files(struct book *book, struct opening *opening, struct jobs *jobs,
		  struct config *config);

#endif

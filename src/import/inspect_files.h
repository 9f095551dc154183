/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_files - what files look like, without importing them
 */
#ifndef SDGRIP_INSPECT_FILES_H
#define SDGRIP_INSPECT_FILES_H

#include "opening.h"

/* Fills book->inspections, in the order of the jobs. All files are looked at even when
 * one cannot be read. 0 or -1. */
int inspect_files(struct book *book, struct opening *opening, struct jobs *jobs,
		  struct config *config);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_walk - through a message along the paths that its form knows
 */
#ifndef SDGRIP_MESSAGE_WALK_H
#define SDGRIP_MESSAGE_WALK_H

#include "message.h"
#include "xml_events.h"

enum { PART_SIZE = XML_TEXT + 1, PATH_SIZE = 128 };

/* The texts of the row at hand, of its client and of the header; "" when not there. */
struct message_parts {
	char text[PART_COUNT][PART_SIZE];
	size_t line[PART_COUNT]; /* on which it stands */
	size_t row_line;         /* on which the row begins */
};

struct message_walk {
	/* set by the caller */
	const struct message *message;
	struct diags *diags; /* NULL: everything was checked before */
	/* a row is complete; false: stop. NULL: only the outermost element */
	bool (*row)(struct message_walk *walk);
	void *context;
	/* the walk's own */
	struct message_parts parts;
	char path[PATH_SIZE]; /* of the element at hand, below the outermost */
	size_t length;        /* of the path */
	size_t depth, known; /* the path goes `known` deep, the element stands at depth */
	enum message_part kept;
	int status;
};

/* 0, or -1 when something was wrong. What is left in the parts is wiped. */
int message_walk(struct message_walk *walk);

/* -1, with an error at this line. */
int message_refuse(struct message_walk *walk, size_t line, const char *column,
		   const char *message);

#endif

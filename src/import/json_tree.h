/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json_tree - a strict JSON text as values within values, with the line of each
 *
 * Strings are those of the parser and live as long as the tree: whoever wants one copies
 * it, and what nobody copies (names, telephone numbers, remarks) is gone with the tree.
 */
#ifndef SDGRIP_JSON_TREE_H
#define SDGRIP_JSON_TREE_H

#include "arena.h"
#include "diag.h"

enum json_kind { JSON_OBJECT, JSON_LIST, JSON_STRING, JSON_NUMBER, JSON_OTHER };

struct json_node {
	enum json_kind kind;
	const char *name;   /* in its object; NULL in a list and at the top */
	const char *string; /* JSON_STRING: its signs */
	const char *text;   /* JSON_NUMBER: its digits as they stand in the file, */
	size_t length;      /* this many, without a NUL behind them */
	size_t line;
	const struct json_node *child; /* the first within it */
	const struct json_node *next;  /* the next beside it */
};

struct json_tree {
	const struct json_node *top;
	struct arena arena;
	void *parsed; /* of the parser */
};

/* Errors, with their line: what is not JSON to the letter, levels past JSON_DEPTH, and a
 * name that stands twice in one object. The text must outlive the tree. Release it in any
 * case. 0 or -1. */
int json_tree_read(struct json_tree *tree, const char *text, size_t length,
		   const char *file, struct diags *diags);
void json_tree_release(struct json_tree *tree);

#endif

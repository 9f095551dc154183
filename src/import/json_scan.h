/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json_scan - is a text JSON, to the letter of RFC 8259, and where do its values stand
 *
 * cJSON reads JSON, but not strictly: 1.7.15 takes a number like 01, lets text follow the
 * end, cuts a string at \u0000, and keeps neither lines nor the digits of a number. So a
 * text is scanned before cJSON sees it.
 */
#ifndef SDGRIP_JSON_SCAN_H
#define SDGRIP_JSON_SCAN_H

#include <stddef.h>

enum {
	JSON_DEPTH = 64,       /* levels; a delivery has six */
	JSON_VALUES = 1000000, /* each takes some 200 bytes of memory */
};

/* A value: object, list, string, number or word. */
struct json_value {
	size_t line;   /* on which it begins */
	size_t offset; /* of its first byte */
	size_t length; /* of what is no object and no list; else 0 */
};

struct json_scan {
	struct json_value *values; /* as they begin in the text: outer before inner */
	size_t count, room;
	const char *defect; /* NULL: the text is JSON */
	size_t line;        /* of the defect */
};

/* The text may hold anything but NUL bytes. */
void json_scan(struct json_scan *scan, const char *text, size_t length);
void json_scan_release(struct json_scan *scan);

#endif

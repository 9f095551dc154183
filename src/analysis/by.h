/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * by - the axes of --by, and what their members look like in a table
 */
#ifndef SDGRIP_BY_H
#define SDGRIP_BY_H

#include "book.h"
#include "report.h"

enum { BY_MAX = 2 };

/* In the place of a provider: those with too few clients to be shown, together. */
#define PROVIDERS_TOGETHER ((member)UINT32_MAX)

struct by {
	enum axis axes[BY_MAX];
	size_t count;
};

/* Reads the words of --by (names of axes, year, quarter, month); NULL leaves *by as it
 * is. At most `most` different ones. Clients are refused: no output is broken down by
 * client. Usage errors go to diags. */
int by_parse(struct by *by, const char *const *words, size_t most, struct diags *diags);
bool by_has(const struct by *by, enum axis axis);
/* Year, quarter or period is among them. */
bool by_has_time(const struct by *by);
/* The bits to keep in a table: a year or quarter needs the period. */
uint32_t by_axes(const struct by *by);

/* A member as a cell: a period, a word with a title, or a code. MEMBER_NONE is not
 * known. */
struct value axis_value(struct report *report, const struct book *book, enum axis axis,
			member m);
enum value_type axis_value_type(enum axis axis);
/* The name of a member; VALUE_NONE when it has none. */
struct value axis_member_name(struct report *report, const struct book *book,
			      enum axis axis, member m);
/* The name of a product, else that of the category that its code begins with: "45A04" is
 * of "45". */
struct value product_title(struct report *report, const struct book *book, member domain,
			   member product);
/* Municipalities, groups and official codes have names; other axes when a member was
 * given one. */
bool axis_has_names(const struct book *book, enum axis axis);

enum { BY_COLUMNS = 2 * BY_MAX };
/* Fills `columns` (room for BY_COLUMNS): per axis its code and, where it has names, its
 * name. Returns how many. */
size_t by_columns(const struct by *by, const struct book *book, struct report *report,
		  struct column *columns);
/* Fills the cells of those columns. */
void by_cells(const struct by *by, const struct book *book, const member *members,
	      struct report *report, struct value *cells);

#endif

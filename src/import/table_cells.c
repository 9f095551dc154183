/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * table_cells - what a cell of a code table may hold, and what is said when it holds
 * something else
 */
#include "codetables.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int cell_refuse(struct loading *loading, const char *column, const char *found,
		const char *expected)
{
	struct place place = loading->place;
	place.column = column;
	if (!*found)
		return diag_error(loading->diags, &place, "empty, expected %s", expected);
	return diag_error(loading->diags, &place, "found '%s', expected %s", found,
			  expected);
}

int row_refuse_again(struct loading *loading, const char *code)
{
	return diag_error(loading->diags, &loading->place,
			  "'%s' stands in the table already", code);
}

int cells_need(struct loading *loading, const char *const *cells, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		if (!*cells[i])
			return cell_refuse(loading, loading->table->columns[i], "",
					   "a value");
	return 0;
}

bool cell_is_digits(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

int cell_year(struct loading *loading, const char *column, const char *cell, int *year)
{
	if (strlen(cell) != 4 || !cell_is_digits(cell) || *cell == '0')
		return cell_refuse(loading, column, cell, "a year");
	*year = (int)strtol(cell, NULL, 10);
	return 0;
}

int cell_last_year(struct loading *loading, const char *cell, int *year)
{
	*year = 0;
	return *cell ? cell_year(loading, "valid_to", cell, year) : 0;
}

int cells_validity(struct loading *loading, const char *const *cells, int *from, int *to)
{
	if (cell_year(loading, "valid_from", cells[0], from) < 0 ||
	    cell_last_year(loading, cells[1], to) < 0)
		return -1;
	if (*to != 0 && *to < *from)
		return cell_refuse(loading, "valid_to", cells[1],
				   "no year before valid_from");
	return 0;
}

bool years_overlap(int from, int to, int other_from, int other_to)
{
	return (to == 0 || other_from <= to) && (other_to == 0 || from <= other_to);
}

bool cell_is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(text, *words) == 0)
			return true;
	return false;
}

int cell_whole(struct loading *loading, const char *column, const char *cell, long *value)
{
	char *end = NULL;
	errno = 0;
	*value = strtol(cell, &end, 10);
	if (errno != 0 || !cell_is_digits(cell + (*cell == '-')) || *end)
		return cell_refuse(loading, column, cell, "a whole number");
	return 0;
}

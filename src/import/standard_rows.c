/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard_rows - the rows of the table with units, frequencies, referrers and reasons
 */
#include "codetables.h"

#include "utf8.h"

#include <string.h>

enum { LIST, LAW, CODE, NAME, ALIASES };

static int find_list(struct loading *loading, const char *cell, enum code_list *list)
{
	for (enum code_list i = 0; i < LIST_COUNT; i++)
		if (strcmp(cell, code_list_name(i)) == 0) {
			*list = i;
			return 0;
		}
	return cell_refuse(loading, "list", cell,
			   "unit, frequency, referrer, stop_reason or change_reason");
}

/* The name and the aliases as codes_standard compares them. */
static const char *words_of(struct arena *arena, const char *name, const char *aliases)
{
	const char *words = text_fold(arena, name);
	while (*aliases) {
		const size_t length = strcspn(aliases, "|");
		const char *alias = arena_strndup(arena, aliases, length);
		words = arena_printf(arena, "%s|%s", words, text_fold(arena, alias));
		aliases += length + (aliases[length] == '|');
	}
	return words;
}

int standard_code_row(struct loading *loading, const char *const *cells)
{
	static const char *const laws[] = {"", "Wmo", "Jeugdwet", "Participatiewet",
					   NULL};
	struct codes *codes = loading->codes;
	struct standard_code row = {.list = LIST_COUNT};
	if (find_list(loading, cells[LIST], &row.list) < 0)
		return -1;
	if (!cell_is_one_of(cells[LAW], laws))
		return cell_refuse(loading, "law", cells[LAW],
				   "Wmo, Jeugdwet, Participatiewet or nothing");
	for (size_t i = CODE; i <= NAME; i++)
		if (!*cells[i])
			return cell_refuse(loading, loading->table->columns[i], "",
					   "a value");
	for (size_t i = 0; i < codes->nstandard_codes; i++) {
		const struct standard_code *other = &codes->standard_codes[i];
		if (other->list == row.list && strcmp(other->law, cells[LAW]) == 0 &&
		    strcmp(other->code, cells[CODE]) == 0)
			return row_refuse_again(loading, cells[CODE]);
	}
	row.law = arena_strdup(&codes->arena, cells[LAW]);
	row.code = arena_strdup(&codes->arena, cells[CODE]);
	row.name = arena_strdup(&codes->arena, cells[NAME]);
	row.words = words_of(&codes->arena, cells[NAME], cells[ALIASES]);
	codes->standard_codes = xgrow(codes->standard_codes, &codes->standard_codes_room,
				      codes->nstandard_codes + 1, sizeof(row));
	codes->standard_codes[codes->nstandard_codes++] = row;
	return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose_care - what a section about declarations, assignments, budgets or benefits must
 * say beside its columns
 */
#include "care_words.h"
#include "propose.h"

#include "utf8.h"
#include "words.h"

#include <string.h>

enum { FIELDS_LEAST = 5 }; /* that a file must have to be meant for such a kind */

bool is_care_kind(const struct importer *importer)
{
	const enum table_id table = importer ? importer->table : TABLE_SPENDING;
	return table != TABLE_SPENDING && table != TABLE_CASELOAD;
}

/* A ledger has a date and an amount too; it has no client, unit or assignment. */
bool care_is_near(const struct proposal *p)
{
	size_t found = 0;
	for (size_t i = 0; is_care_kind(p->nearest) && i < p->nearest->nfields; i++)
		found += headers_find(p->columns->headers, &p->nearest->fields[i],
				      p->columns->arena) >= 0;
	return found >= FIELDS_LEAST;
}

static int column_of(const struct proposal *p, const struct importer *importer,
		     const char *name)
{
	for (size_t i = 0; i < importer->nfields; i++)
		if (strcmp(importer->fields[i].name, name) == 0)
			return headers_find(p->columns->headers, &importer->fields[i],
					    p->columns->arena);
	return -1;
}

static bool is_below_zero(const char *number)
{
	return number && *number == '-' && number[strspn(number, "-0.,")];
}

/* What came back: with a minus everywhere that is how revenue is signed; here and there
 * it is a correction, or not. */
static void propose_revenue(struct proposal *p, const struct importer *importer)
{
	const int at = column_of(p, importer, "recovered");
	if (at < 0 || importer->table != TABLE_BENEFITS)
		return;
	const struct inspected_column *column = &p->columns->column[at];
	if (!is_below_zero(column->low))
		return;
	const bool always = is_below_zero(column->high) ||
			    !column->high[strspn(column->high, "0.,-")];
	if (always) {
		propose_line(p, "sign = revenue-negative");
		return;
	}
	propose_note(p, "sign");
	propose_line(p, "# sign = revenue-negative");
}

/* A word that nobody knows may mean that a line does not count. */
static void propose_states(struct proposal *p, const struct importer *importer)
{
	const int at = column_of(p, importer, "status");
	if (at < 0 || importer->table != TABLE_DECLARATIONS)
		return;
	const struct tally *tally = &p->columns->tally[at];
	bool noted = false;
	for (size_t i = 0; i < tally->ntexts; i++) {
		const char *text = tally->texts[i].text;
		if (care_state_of(text, NULL, p->columns->arena) != STATE_UNKNOWN)
			continue;
		if (!noted)
			propose_note(p, "words");
		noted = true;
		propose_line(p, "# words.status.rejected = %s",
			     cell_shown(text, p->arena));
	}
}

/* Numbers of citizens below a header that nothing reads as the client. */
static void propose_client(struct proposal *p, const struct importer *importer)
{
	if (!importer->clients || column_of(p, importer, "client") >= 0)
		return;
	for (size_t i = 0; i < p->columns->count; i++) {
		if (strcmp(p->columns->column[i].type, "citizen") != 0)
			continue;
		propose_note(p, "citizen");
		propose_column(p, "# column.client", i);
	}
}

static bool is_read(const struct proposal *p, size_t column)
{
	for (size_t i = 0; i < p->nearest->nfields; i++)
		if (headers_find(p->columns->headers, &p->nearest->fields[i],
				 p->columns->arena) == (int)column)
			return true;
	return false;
}

bool propose_dates(struct proposal *p, const struct field *field)
{
	const bool month = field->role == FIELD_KEY && (field->axis == AXIS_PERIOD ||
							field->axis == AXIS_CARE_PERIOD);
	const bool day = field->role == FIELD_TERM && field->term <= TERM_STOPPED;
	size_t offered = 0;
	for (size_t i = 0; (month || day) && i < p->columns->count; i++) {
		const char *type = p->columns->column[i].type;
		if (is_read(p, i) || (strcmp(type, "date") != 0 &&
				      !(month && strcmp(type, "period") == 0)))
			continue;
		propose_column(p, arena_printf(p->arena, "# column.%s", field->name), i);
		offered++;
	}
	return offered > 0;
}

void propose_care(struct proposal *p, const struct importer *importer)
{
	propose_revenue(p, importer);
	propose_states(p, importer);
	propose_client(p, importer);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_row - one row of a message: what it lacks, and its numbers as a table writes
 * them
 *
 * By the instructions of the standard amounts are whole euro cents (IV024), so are
 * volumes of unit 83, euros (IV042), and a budget; other volumes are whole numbers. A
 * credit line takes amount and volume back (COD043).
 */
#include "message_row.h"

#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MOST = 15 };
static const char EUROS[] = "83", WHOLE_VALIDITY[] = "6";

static const char *last_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static const char *name_of(const struct message_walk *w, enum message_part part)
{
	const struct message_form *form = w->message->form;
	for (size_t i = 0; i < form->npaths; i++)
		if (form->paths[i].part == part)
			return last_name(form->paths[i].path);
	return NULL;
}

static int check_parts(struct message_walk *w, size_t line, size_t from, size_t to)
{
	const struct message_form *form = w->message->form;
	int status = 0;
	for (size_t i = 0; i < form->npaths; i++) {
		const enum message_part part = form->paths[i].part;
		if (!form->paths[i].required || part < from || part > to ||
		    *w->parts.text[part])
			continue;
		status = message_refuse(w, line, last_name(form->paths[i].path),
					w->parts.line[part] > 0
						? "is empty"
						: "is not there, and a message must "
						  "have it");
	}
	return status;
}

/* What the element holds, and what it should. */
static int refuse_text(struct message_walk *w, enum message_part part,
		       const char *expected)
{
	struct arena scratch;
	arena_init(&scratch);
	message_refuse(w, w->parts.line[part], name_of(w, part),
		       arena_printf(&scratch, "'%s' is not %s",
				    cell_shown(w->parts.text[part], &scratch), expected));
	arena_release(&scratch);
	return -1;
}

/* How the standard writes codes: so many digits, at least and at most, or signs. A name
 * or a number of a citizen that slipped into their place would be shown as a code. */
static const struct code_form {
	enum message_part part;
	int least, most;
	bool digits;
	const char *expected;
} code_forms[] = {
	{PART_ASSIGNMENT, 1, 9, true, "a number of at most nine digits"},
	{PART_CATEGORY, 2, 2, true, "a category of two digits"},
	{PART_PRODUCT, 1, 5, false, "a product code of at most five signs"},
	{PART_UNIT, 2, 2, true, "a unit of two digits"},
	{PART_FREQUENCY, 1, 1, true, "a frequency of one digit"},
	{PART_REASON, 2, 2, true, "a reason of two digits"},
	{PART_STATUS, 1, 1, true, "a status of one digit"},
};

static int check_code(struct message_walk *w, const struct code_form *form)
{
	const char *text = w->parts.text[form->part];
	const int length = (int)strlen(text);
	const bool digits = (int)strspn(text, "0123456789") == length;
	if (length == 0 ||
	    (length >= form->least && length <= form->most && (digits || !form->digits)))
		return 0;
	return refuse_text(w, form->part, form->expected);
}

static int check_parties(struct message_walk *w)
{
	const enum message_part town = w->message->form->town;
	const struct code_form parties[] = {
		{town, 4, 4, true, "a municipality of four digits"},
		{town == PART_SENDER ? PART_RECEIVER : PART_SENDER, 8, 8, true,
		 "an AGB code of eight digits"},
	};
	const int first = check_code(w, &parties[0]);
	return check_code(w, &parties[1]) < 0 ? -1 : first;
}

int message_header_check(struct message_walk *w, size_t line)
{
	const int status = check_parts(w, line, 0, PART_CLIENT - 1);
	return check_parties(w) < 0 ? -1 : status;
}

/* Volumes and a budget must be numbers too, but a row may do without. */
static int check_whole(struct message_walk *w, enum message_part part)
{
	const char *text = w->parts.text[part];
	const size_t digits = strspn(text, "0123456789");
	if (!text[digits] && digits <= DIGITS_MOST)
		return 0;
	return refuse_text(w, part, "a whole number, as the standard asks");
}

int message_row_check(struct message_walk *w)
{
	static const enum message_part whole[] = {PART_VOLUME, PART_TARIFF, PART_BUDGET};
	int status = check_parts(w, w->parts.row_line, PART_CLIENT, PART_COUNT);
	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++)
		if (check_whole(w, whole[i]) < 0)
			status = -1;
	for (size_t i = 0; i < sizeof(code_forms) / sizeof(*code_forms); i++)
		if (check_code(w, &code_forms[i]) < 0)
			status = -1;
	return status;
}

int message_amount(struct message_walk *w, enum message_part part,
		   enum message_part letter, cents *out)
{
	const char *text = w->parts.text[part], *sign = w->parts.text[letter];
	const size_t digits = strspn(text, "0123456789");
	*out = 0;
	if (digits == 0 || text[digits] || digits > DIGITS_MOST)
		return refuse_text(w, part, "a whole number of euro cents");
	if (strcmp(sign, "D") != 0 && strcmp(sign, "C") != 0)
		return refuse_text(w, letter, "D (debit) or C (credit)");
	*out = (cents)strtoll(text, NULL, 10);
	*out = *sign == 'C' ? -*out : *out;
	return 0;
}

static void write_euros(struct message_walk *w, enum message_part part, bool negative)
{
	const cents value = (cents)strtoll(w->parts.text[part], NULL, 10);
	if (*w->parts.text[part])
		money_format(w->parts.text[part], PART_SIZE, negative ? -value : value);
}

static void write_volume(struct message_walk *w, bool negative)
{
	char *text = w->parts.text[PART_VOLUME];
	if (strcmp(w->parts.text[PART_UNIT], EUROS) == 0)
		write_euros(w, PART_VOLUME, negative);
	else if (*text && negative)
		snprintf(text, PART_SIZE, "%lld", -strtoll(text, NULL, 10));
}

static void write_total(struct message_walk *w)
{
	memcpy(w->parts.text[PART_EUROS], w->parts.text[PART_TOTAL], PART_SIZE);
	write_euros(w, PART_EUROS, strcmp(w->parts.text[PART_TOTAL_LETTER], "C") == 0);
}

/* A budget is so many euros in the whole of the validity. */
static void write_budget(struct message_walk *w)
{
	if (!*w->parts.text[PART_BUDGET] || *w->parts.text[PART_VOLUME])
		return;
	memcpy(w->parts.text[PART_VOLUME], w->parts.text[PART_BUDGET], PART_SIZE);
	memcpy(w->parts.text[PART_UNIT], EUROS, sizeof(EUROS));
	memcpy(w->parts.text[PART_FREQUENCY], WHOLE_VALIDITY, sizeof(WHOLE_VALIDITY));
}

void message_row_complete(struct message_walk *w)
{
	struct message_parts *parts = &w->parts;
	const bool credit = strcmp(parts->text[PART_LETTER], "C") == 0;
	snprintf(parts->text[PART_LAW], PART_SIZE, "%s",
		 w->message->youth ? "Jeugdwet" : "Wmo");
	snprintf(parts->text[PART_FORM], PART_SIZE, "zin");
	if (!*parts->text[PART_PRODUCT])
		memcpy(parts->text[PART_PRODUCT], parts->text[PART_CATEGORY], PART_SIZE);
	if (!*parts->text[PART_DECLARED])
		memcpy(parts->text[PART_DECLARED], parts->text[PART_DATED], PART_SIZE);
	write_total(w);
	write_budget(w);
	write_volume(w, credit);
	write_euros(w, PART_TARIFF, false);
	write_euros(w, PART_AMOUNT, credit);
}

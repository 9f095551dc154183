/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * verdict - everything that the text of one cell could be
 *
 * A cell alone decides nothing: 2025 is a year, an amount and the number of a cost
 * centre. What a column is follows from all its verdicts together (content.c).
 */
#include "verdict.h"

#include "citizen.h"
#include "words.h"

#include <string.h>

enum {
	YEAR_FIRST = 1990, /* bare digits are a year, or begin with one, only here: */
	YEAR_LAST = 2060,  /* account numbers look like years before and after */
	NAME_MOST = 40,    /* bytes of the longest name of a municipality */
	CODE_MOST = 24,
};

static const char digits[] = "0123456789";
/* Stands among the municipalities of the CBS: the sum of them. */
static const char country[] = "Nederland|NL00|NL01";

static void say(struct verdict *verdict, enum says says, bool really)
{
	verdict->bits |= (unsigned)really << says;
}

static bool is_year(int year)
{
	return year >= YEAR_FIRST && year <= YEAR_LAST;
}

static void read_number(struct verdict *v, const char *text)
{
	const enum number_evidence evidence = number_classify(text);
	say(v, SAYS_UNKNOWN, evidence == EVIDENCE_BLANK);
	if (evidence == EVIDENCE_BLANK || evidence == EVIDENCE_INVALID)
		return;
	v->has_comma = decimal_parse(text, NUMBER_COMMA, &v->comma) == NUMBER_OK;
	v->has_point = decimal_parse(text, NUMBER_POINT, &v->point) == NUMBER_OK;
	/* a number of so many digits that it does not fit is one of another kind */
	if (!v->has_comma && !v->has_point)
		return;
	say(v, SAYS_NUMBER, true);
	say(v, SAYS_COMMA, evidence == EVIDENCE_COMMA);
	say(v, SAYS_POINT, evidence == EVIDENCE_POINT);
	say(v, SAYS_AMBIGUOUS, evidence == EVIDENCE_AMBIGUOUS);
	say(v, SAYS_NEGATIVE,
	    v->has_comma ? v->comma.mantissa < 0 : v->point.mantissa < 0);
}

static void read_share(struct verdict *v, const char *text, size_t length)
{
	char number[CODE_MOST + 1] = "";
	if (text[length - 1] != '%' || length > sizeof(number))
		return;
	memcpy(number, text, length - 1);
	read_number(v, number);
	say(v, SAYS_SHARE, verdict_says(v, SAYS_NUMBER));
}

static void read_time(struct verdict *v, const char *text, size_t length, bool bare)
{
	/* a year that any number would pass as a hint */
	enum { SOME_YEAR = 2000 };
	struct period period;
	if (length > CODE_MOST)
		return;
	if (period_parse(text, 0, &period) == 0 && (!bare || is_year(period.year))) {
		const bool year = period_grain(period) == GRAIN_YEAR;
		say(v, year && bare ? SAYS_YEAR : SAYS_PERIOD, true);
		v->period = period;
	} else if (period_parse(text, SOME_YEAR, &period) == 0) {
		say(v, SAYS_MONTH, !bare || length <= 2);
	}
	if (date_parse(text, &v->days) == 0 && (!bare || is_year(v->period.year)))
		say(v, SAYS_DATE, true);
}

static void read_codes(struct verdict *v, const char *text, const struct codes *codes)
{
	char code[CODE_MOST + 1] = "";
	const size_t length = strcspn(text, " ");
	const char first = *text;
	const bool wordy = (first >= 'A' && first <= 'z') || first == '\'' ||
			   (unsigned char)first >= 0x80;
	const size_t size = strlen(text);
	if (size <= NAME_MOST && (wordy || (size <= 4 && strspn(text, digits) == size)))
		say(v, SAYS_MUNICIPALITY,
		    codes_municipality(codes, text) || list_has(country, text));
	if (length >= sizeof(code))
		return;
	memcpy(code, text, length);
	say(v, SAYS_TASK_FIELD, codes_task_field(codes, code, 0) != NULL);
	say(v, SAYS_CATEGORY,
	    (first == 'L' || first == 'B') && codes_category(codes, code, 0));
	say(v, SAYS_CODE, !text[length] && strpbrk(code, digits));
	say(v, SAYS_EXPENSE, first == '4');
	say(v, SAYS_REVENUE, first == '8');
}

/* 31-12-2025 is eight digits too, and so is 123456.78. */
static void read_citizen(struct verdict *v, const char *text)
{
	size_t length;
	const bool decimals = (verdict_says(v, SAYS_COMMA) && v->comma.places > 0) ||
			      (verdict_says(v, SAYS_POINT) && v->point.places > 0);
	if (decimals || verdict_says(v, SAYS_DATE))
		return;
	const bool citizen = citizen_cell(text);
	say(v, SAYS_CITIZEN, citizen);
	say(v, SAYS_HIDDEN, citizen || citizen_find(text, &length));
}

void verdict_read(struct verdict *v, const char *text, const struct codes *codes)
{
	const size_t length = strlen(text);
	const bool bare = strspn(text, digits) == length;
	*v = (struct verdict){0};
	read_number(v, text);
	read_share(v, text, length);
	say(v, SAYS_DIGITS, bare);
	say(v, SAYS_ZERO_FIRST, bare && *text == '0' && length > 1);
	read_time(v, text, length, bare);
	read_codes(v, text, codes);
	say(v, SAYS_TOTAL, text_is_total(text));
	read_citizen(v, text);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * period_read - the text of a period or a date
 *
 * A text is cut into numbers and words, and the list of these must be exactly one of the
 * forms in period.h. Nothing is read that could mean two things: a year has four digits,
 * and a bare number needs a hint.
 */
#include "period.h"

#include <string.h>

enum {
	YEAR_FIRST = 1900,
	YEAR_LAST = 2199, /* of a period; a date may lie at 31-12-9999 */
	DATE_YEAR_LAST = 9999,
	TOKENS_MAX = 4,
	WORD_MAX = 10,
};

struct token {
	char word[WORD_MAX]; /* lower case; empty for a number */
	int value;
	int width;   /* digits of a number */
	char before; /* what separates it from the token before: 0, '-', '/' or ' ' */
};

struct tokens {
	struct token at[TOKENS_MAX];
	size_t count;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char letter_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c >= 'a' && c <= 'z' ? c : 0;
}

/* One number or word from *text; false when there is none or it is too long to be part of
 * a period. */
static bool read_token(const char **text, struct token *token)
{
	const char *p = *text;
	size_t n = 0;

	if (is_digit(*p)) {
		for (; is_digit(*p) && token->width < 8; p++, token->width++)
			token->value = token->value * 10 + (*p - '0');
		*text = p;
		return !is_digit(*p);
	}
	for (; letter_of(*p) && n < WORD_MAX - 1; p++)
		token->word[n++] = letter_of(*p);
	if (letter_of(*p) || n == 0)
		return false;
	/* An abbreviated month may end in a point: "sep. 2024". */
	if (*p == '.' && n >= 3)
		p++;
	*text = p;
	return true;
}

static bool split(const char *text, struct tokens *tokens)
{
	*tokens = (struct tokens){0};
	while (*text == ' ' || *text == '\t')
		text++;
	while (*text) {
		if (tokens->count == TOKENS_MAX)
			return false;
		struct token *token = &tokens->at[tokens->count];
		if (tokens->count > 0 && (*text == '-' || *text == '/'))
			token->before = *text++;
		else if (tokens->count > 0 && *text == ' ')
			token->before = ' ';
		while (*text == ' ' && token->before == ' ')
			text++;
		if (!read_token(&text, token))
			return false;
		tokens->count++;
		/* Blanks, and the asterisks with which CBS marks provisional figures, may
		 * end the text. */
		if (text[strspn(text, " \t\r\n*")] == '\0')
			return true;
	}
	return false;
}

static bool is_number(const struct token *token, int width_max)
{
	return token->width > 0 && token->width <= width_max;
}

static bool is_year(const struct token *token)
{
	return token->width == 4 && token->value >= YEAR_FIRST &&
	       token->value <= YEAR_LAST;
}

static bool is_ruled(const struct token *token)
{
	return token->before == '-' || token->before == '/';
}

/* 1..12 for a Dutch or English month, also abbreviated; else 0. */
static int month_of(const char *word)
{
	static const struct {
		const char *name;
		int month;
	} names[] = {
		{"jan", 1},      {"januari", 1},   {"january", 1}, {"feb", 2},
		{"februari", 2}, {"february", 2},  {"mrt", 3},     {"maart", 3},
		{"mar", 3},      {"march", 3},     {"apr", 4},     {"april", 4},
		{"mei", 5},      {"may", 5},       {"jun", 6},     {"juni", 6},
		{"june", 6},     {"jul", 7},       {"juli", 7},    {"july", 7},
		{"aug", 8},      {"augustus", 8},  {"august", 8},  {"sep", 9},
		{"sept", 9},     {"september", 9}, {"okt", 10},    {"oktober", 10},
		{"oct", 10},     {"october", 10},  {"nov", 11},    {"november", 11},
		{"dec", 12},     {"december", 12},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, word) == 0)
			return names[i].month;
	return 0;
}

static int set(struct period *out, struct period period)
{
	*out = period;
	return 0;
}

static int set_ledger(int year, int number, struct period *out)
{
	return number > 15 ? -1 : set(out, period_ledger(year, number));
}

/* A letter code and its number within a year: Q3, KW03, MM09, JJ00, X000, P13. */
static int set_coded(int year, const char *word, const struct token *number,
		     struct period *out)
{
	static const struct {
		const char *word;
		int base, first, last; /* part = base + number */
		int width;             /* digits it must have; 0: one or two */
	} codes[] = {
		{"q", PART_QUARTER, 1, 4, 0},  {"k", PART_QUARTER, 1, 4, 0},
		{"kw", PART_QUARTER, 1, 4, 0}, {"mm", PART_LEDGER, 1, 12, 2},
		{"p", PART_LEDGER, 0, 15, 0},  {"jj", PART_YEAR, 0, 0, 2},
		{"x", PART_YEAR, 0, 5, 3},
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		if (strcmp(codes[i].word, word) != 0)
			continue;
		if (codes[i].width ? number->width != codes[i].width : number->width > 2)
			return -1;
		if (number->value < codes[i].first || number->value > codes[i].last)
			return -1;
		if (number->value >= 1 && number->value <= 4 && codes[i].width == 3)
			return set(out, period_quarter(year, number->value));
		if (codes[i].base == PART_YEAR)
			return set(out, period_year(year));
		return set(out, (struct period){
					.year = (int16_t)year,
					.part = (int8_t)(codes[i].base + number->value)});
	}
	return -1;
}

static bool date_exists(int year, int month, int day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return year >= 1 && year <= DATE_YEAR_LAST && month >= 1 && month <= 12 &&
	       day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

struct date {
	int year, month, day;
};

static int read_date(const struct tokens *tokens, struct date *out)
{
	const struct token *t = tokens->at;
	struct date date;

	if (tokens->count == 1 && t[0].width == 8) {
		date = (struct date){.year = t[0].value / 10000,
				     .month = t[0].value / 100 % 100,
				     .day = t[0].value % 100};
	} else if (tokens->count == 3 && is_ruled(&t[1]) && t[2].before == t[1].before &&
		   is_number(&t[1], 2)) {
		const bool big_endian = t[0].width == 4;
		if (big_endian ? !is_number(&t[2], 2)
			       : !is_number(&t[0], 2) || t[2].width != 4)
			return -1;
		date = (struct date){.year = t[big_endian ? 0 : 2].value,
				     .month = t[1].value,
				     .day = t[big_endian ? 2 : 0].value};
	} else {
		return -1;
	}
	if (!date_exists(date.year, date.month, date.day))
		return -1;
	*out = date;
	return 0;
}

int date_parse(const char *text, int32_t *days)
{
	struct tokens tokens;
	struct date date;

	if (strchr(text, '*') || !split(text, &tokens) || read_date(&tokens, &date))
		return -1;
	*days = date_day(date.year, date.month, date.day);
	return 0;
}

static int parse_one(const struct token *token, int hint_year, struct period *out)
{
	if (is_year(token))
		return set(out, period_year(token->value));
	if (token->width == 6 && token->value / 100 >= YEAR_FIRST &&
	    token->value / 100 <= YEAR_LAST)
		return set_ledger(token->value / 100, token->value % 100, out);
	if (hint_year == 0)
		return -1;
	if (is_number(token, 2))
		return set_ledger(hint_year, token->value, out);
	const int month = month_of(token->word);
	return month ? set(out, period_month(hint_year, month)) : -1;
}

static int parse_two(const struct token *a, const struct token *b, int hint_year,
		     struct period *out)
{
	if (is_year(a) || is_year(b)) {
		const int year = is_year(a) ? a->value : b->value;
		const struct token *part = is_year(a) ? b : a;
		if (is_number(part, 2) && is_ruled(b))
			return set_ledger(year, part->value, out);
		const int month = month_of(part->word);
		return month ? set(out, period_month(year, month)) : -1;
	}
	if (hint_year == 0 || b->width == 0 || is_ruled(b))
		return -1;
	return set_coded(hint_year, a->word, b, out);
}

/* The month of a date. The open ends of other systems, 01-01-0001 and 31-12-9999, are
 * dates and no periods; nor is a year with a slip of the pen, 01-09-0205. */
static int set_dated(const struct date *date, struct period *out)
{
	if (date->year < YEAR_FIRST || date->year > YEAR_LAST)
		return -1;
	return set(out, period_month(date->year, date->month));
}

static int parse_three(const struct tokens *tokens, struct period *out)
{
	const struct token *t = tokens->at;
	struct date date;

	if (is_year(&t[0]) && t[2].width > 0 && t[2].before == 0)
		return set_coded(t[0].value, t[1].word, &t[2], out);
	if (is_year(&t[2]) && t[1].width > 0 && t[1].before == 0)
		return set_coded(t[2].value, t[0].word, &t[1], out);
	if (read_date(tokens, &date))
		return -1;
	return set_dated(&date, out);
}

/* "2022 1e kwartaal", "1e kwartaal 2022": as CBS writes quarters. */
static int parse_four(const struct token *t, struct period *out)
{
	const bool year_first = is_year(&t[0]);
	const struct token *number = year_first ? &t[1] : &t[0];
	const struct token *year = year_first ? &t[0] : &t[3];
	if (!is_year(year) || !is_number(number, 1) || number->value < 1 ||
	    number->value > 4 || number[1].before != 0 ||
	    strcmp(number[1].word, "e") != 0 || number[2].before != ' ' ||
	    strcmp(number[2].word, "kwartaal") != 0 || t[3].before != ' ')
		return -1;
	return set(out, period_quarter(year->value, number->value));
}

int period_parse(const char *text, int hint_year, struct period *out)
{
	struct tokens tokens;
	struct date date;

	if (!split(text, &tokens))
		return -1;
	if (tokens.count == 4)
		return parse_four(tokens.at, out);
	if (tokens.count == 3)
		return parse_three(&tokens, out);
	if (tokens.count == 2)
		return parse_two(&tokens.at[0], &tokens.at[1], hint_year, out);
	if (read_date(&tokens, &date) == 0)
		return set_dated(&date, out);
	return parse_one(&tokens.at[0], hint_year, out);
}

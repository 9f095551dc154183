/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose_hints - what stands beside the table: in its name, and in the lines above it
 *
 * These lines may hold anything; only the words that are looked for leave them.
 */
#include "opening.h"
#include "propose.h"

#include "utf8.h"

#include <string.h>

/* Balances between the rows have a word of their own; the program knows only totals. */
static bool has_balances(const struct proposal *p, size_t i)
{
	const struct tally *tally = &p->columns->tally[i];
	for (size_t k = 0; k < tally->ntexts; k++)
		if (text_matches("saldo*", tally->texts[k].text))
			return true;
	return false;
}

void propose_skips(struct proposal *p)
{
	for (size_t i = 0; i < p->columns->count; i++) {
		const struct suggestion *s = &p->columns->suggestion[i];
		if (s->claim != CLAIM_AXIS || !has_balances(p, i))
			continue;
		propose_note(p, "balances");
		propose_line(p, "skip.%s = Saldo*", axis_name(s->axis));
	}
}

/* The text before the header line. */
static const char *preamble_of(const struct proposal *p)
{
	const char *text = p->job->text.text, *at = text;
	for (size_t line = 1; line < p->dialect->header_line; line++) {
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	return arena_strndup(p->columns->arena, text, (size_t)(at - text));
}

bool hint_thousands(const struct proposal *p)
{
	return says_thousands(text_fold(p->columns->arena, preamble_of(p)));
}

/* The one year that a text names; 0: none, or several. */
static int only_year(const char *text)
{
	static const char digits[] = "0123456789";
	int year = 0;
	while (*(text += strcspn(text, digits))) {
		const size_t length = strspn(text, digits);
		struct period period;
		char word[5] = "";
		if (length == 4)
			memcpy(word, text, length);
		text += length;
		if (!*word || period_parse(word, 0, &period) < 0 || period.year < 1990 ||
		    period.year > 2060)
			continue;
		if (year && period.year != year)
			return 0;
		year = period.year;
	}
	return year;
}

int hint_year(const struct proposal *p)
{
	const char *slash = strrchr(p->job->path, '/');
	const int year = only_year(preamble_of(p));
	return year ? year : only_year(slash ? slash + 1 : p->job->path);
}

bool hint_dashes(const struct tally *tally)
{
	for (size_t i = 0; i < tally->ntexts; i++) {
		const char *text = tally->texts[i].text;
		if (verdict_says(&tally->texts[i].verdict, SAYS_UNKNOWN) &&
		    strcmp(text, ".") != 0 && strcmp(text, "-99998") != 0)
			return true;
	}
	return false;
}

bool hint_given(const struct proposal *p, const char *key)
{
	return job_given(p->job, key) != NULL;
}

void propose_given(struct proposal *p)
{
	static const char *const fixed[] = {"year", "stage", "version", "municipality"};
	static const char *const plain[] = {"unit", "sign", "round", "quarters"};
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		if (hint_given(p, fixed[i]))
			propose_line(p, "fixed.%s = %s", fixed[i],
				     job_given(p->job, fixed[i]));
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (hint_given(p, plain[i]))
			propose_line(p, "%s = %s", plain[i], job_given(p->job, plain[i]));
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose_sign - which rows are expense and which revenue, and how a file signs them
 *
 * Municipalities differ: both positive, revenue negative, expense negative, or a letter.
 * Where rows tell their side, the sums of the two sides show which it is.
 */
#include "propose.h"

#include "rows.h"
#include "words.h"

#include <string.h>

enum { WORDS_MOST = 12 };

struct sums {
	const struct proposal *proposal;
	int side, category, account; /* columns that tell, or -1 */
	int64_t sum[3];              /* by side, thousandths */
	size_t rows[3];
	const char *word[WORDS_MOST]; /* of the column that tells the side */
	member meaning[WORDS_MOST];
	size_t nwords;
};

/* Every word is looked up once. */
static void find_words(struct sums *sums)
{
	const struct columns *c = sums->proposal->columns;
	if (sums->side < 0)
		return;
	const struct tally *tally = &c->tally[sums->side];
	for (size_t i = 0; i < tally->ntexts && i < WORDS_MOST; i++) {
		sums->word[i] = tally->texts[i].text;
		sums->meaning[i] = words_find(AXIS_SIDE, sums->word[i], c->arena);
		sums->nwords++;
	}
}

static member side_of_word(const struct sums *sums, const char *word)
{
	for (size_t i = 0; i < sums->nwords; i++)
		if (strcmp(sums->word[i], word) == 0)
			return sums->meaning[i];
	return MEMBER_NONE;
}

static member side_of(const struct sums *sums, const struct row *row)
{
	const char *cell = "";
	if (sums->side >= 0 && (size_t)sums->side < row->count)
		return side_of_word(sums, row->cells[sums->side]);
	if (sums->category >= 0 && (size_t)sums->category < row->count)
		cell = row->cells[sums->category];
	else if (sums->account >= 0 && (size_t)sums->account < row->count)
		cell = row->cells[sums->account];
	if (*cell == 'L' || *cell == '4')
		return SIDE_EXPENSE;
	return *cell == 'B' || *cell == '8' ? SIDE_REVENUE : MEMBER_NONE;
}

static void add_measures(struct sums *sums, const struct row *row, member side)
{
	const struct columns *c = sums->proposal->columns;
	for (size_t i = 0; i < c->count && i < row->count; i++) {
		struct decimal value;
		int64_t amount, sum;
		if (c->suggestion[i].claim != CLAIM_MEASURE || c->suggestion[i].side)
			continue;
		if (decimal_parse(row->cells[i], content_style(&c->column[i]), &value) !=
			    NUMBER_OK ||
		    decimal_scale(value, 1, 3, true, &amount, NULL) != NUMBER_OK ||
		    money_add(sums->sum[side], amount, &sum) != NUMBER_OK)
			continue;
		sums->sum[side] = sum;
		sums->rows[side] += amount != 0;
	}
}

static int add_row(void *context, const struct row *row)
{
	struct sums *sums = context;
	if (row->line <= sums->proposal->dialect->header_line)
		return 0;
	for (size_t i = 0; i < row->count; i++)
		if (text_is_total(row->cells[i]))
			return 0;
	const member side = side_of(sums, row);
	if (side != MEMBER_NONE)
		add_measures(sums, row, side);
	return 0;
}

/* The word for `sign` that both sums together show; NULL: they do not. */
static const char *sign_of(const struct sums *sums)
{
	const int64_t expense = sums->sum[SIDE_EXPENSE],
		      revenue = sums->sum[SIDE_REVENUE];
	if (sums->rows[SIDE_EXPENSE] == 0 || sums->rows[SIDE_REVENUE] == 0)
		return NULL;
	if (expense > 0 && revenue < 0)
		return "revenue-negative";
	if (expense < 0 && revenue > 0)
		return "expense-negative";
	return expense > 0 && revenue > 0 ? "positive" : NULL;
}

static void propose_sums(struct proposal *p, struct sums *sums)
{
	const struct source *text = &p->job->text;
	find_words(sums);
	rows_read(text->text, text->length, p->dialect->delimiter, NULL, NULL, add_row,
		  sums);
	const char *sign = sign_of(sums);
	propose_note(p, sign ? "sign_found" : "sign");
	propose_line(p, "%ssign = %s", sign ? "" : "# ",
		     sign ? sign : "revenue-negative");
}

/* Account numbers that begin with 4 and 8 are expense and revenue nearly everywhere. */
static bool accounts_tell(const struct columns *c, int account)
{
	if (account < 0)
		return false;
	const struct tally *tally = &c->tally[account];
	return tally->count[SAYS_EXPENSE] > 0 &&
	       tally->count[SAYS_EXPENSE] + tally->count[SAYS_REVENUE] ==
		       tally_plain(tally);
}

/* Amounts of one side in a column of their own. */
static bool measures_tell(const struct columns *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->suggestion[i].claim == CLAIM_MEASURE && !c->suggestion[i].side)
			return false;
	return suggested_claim(c, CLAIM_MEASURE) >= 0;
}

/* Debit and credit columns have no signs. */
static bool has_pair(const struct columns *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->suggestion[i].entry)
			return true;
	return false;
}

static bool category_tells(const struct columns *c, int category)
{
	return category >= 0 && strcmp(c->column[category].type, "category") == 0;
}

static void propose_accounts(struct proposal *p, int account)
{
	propose_note(p, "accounts");
	propose_line(p, "accounts.expense = 4*");
	if (p->columns->tally[account].count[SAYS_REVENUE] > 0)
		propose_line(p, "accounts.revenue = 8*");
}

static void propose_no_side(struct proposal *p)
{
	propose_note(p, "side");
	propose_line(p, "# accounts.expense = 4*");
	propose_line(p, "# accounts.revenue = 8*");
	propose_line(p, "# fixed.side = expense");
}

void propose_account_sides(struct proposal *p)
{
	struct sums sums = {.proposal = p,
			    .side = -1,
			    .category = -1,
			    .account = suggested_axis(p->columns, AXIS_ACCOUNT)};
	if (!accounts_tell(p->columns, sums.account))
		return;
	propose_accounts(p, sums.account);
	propose_sums(p, &sums);
}

void propose_sign(struct proposal *p)
{
	const struct columns *c = p->columns;
	struct sums sums = {.proposal = p,
			    .side = suggested_axis(c, AXIS_SIDE),
			    .category = suggested_axis(c, AXIS_CATEGORY),
			    .account = suggested_axis(c, AXIS_ACCOUNT)};
	const bool letter = suggested_claim(c, CLAIM_LETTER) >= 0;
	const bool accounts = accounts_tell(c, sums.account);
	if (!category_tells(c, sums.category))
		sums.category = -1;
	if (!accounts)
		sums.account = -1;
	const bool told = sums.side >= 0 || sums.category >= 0 || measures_tell(c);
	if (letter)
		propose_line(p, "sign = letter");
	if (!told && accounts)
		propose_accounts(p, sums.account);
	else if (!told)
		propose_no_side(p);
	if (!letter && !measures_tell(c) && !has_pair(c) && !hint_given(p, "sign"))
		propose_sums(p, &sums);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * control - what the user said beforehand about all files together
 *
 * A file of which most rows are wrong is the wrong file; a sum that differs from the one
 * the ledger prints means that something is missing or there twice. Neither makes a
 * report.
 */
#include "control.h"

#include "money.h"

void control_init(struct control *control, const struct settings *settings)
{
	*control = (struct control){.most = SIZE_MAX};
	if (settings->max_errors.given)
		control->most = (size_t)settings->max_errors.value;
}

bool control_reject(struct control *control, const struct place *place,
		    struct diags *diags)
{
	if (++control->rejected <= control->most)
		return true;
	if (!control->stopped)
		/* no place: the list of messages per file may be full */
		diag_error(diags, NULL,
			   "%s:%zu: more than %zu row%s rejected, the most that "
			   "--max-errors allows; reading stopped there",
			   place->file, place->line, control->most,
			   control->most == 1 ? " is" : "s are");
	control->stopped = true;
	return false;
}

/* Of all files with amounts; mapping and phasing have none. */
static enum number_status loaded_total(const struct book *book, cents *total)
{
	enum number_status status = NUMBER_OK;
	*total = 0;
	for (size_t i = 0; i < book->nfiles && status == NUMBER_OK; i++)
		if (book->files[i].is_money)
			status = money_add(*total, book->files[i].amount_loaded, total);
	return status;
}

int control_total(const struct book *book, const struct settings *settings,
		  struct diags *diags)
{
	const cents expected = settings->expect_total.value;
	cents total = 0, difference = 0;
	char texts[3][32];
	if (!settings->expect_total.given)
		return 0;
	if (loaded_total(book, &total) != NUMBER_OK ||
	    money_add(total, -expected, &difference) != NUMBER_OK)
		return diag_error(diags, NULL,
				  "--expect-total: the amounts add up to more than can "
				  "be held");
	if (difference == 0)
		return 0;
	return diag_error(
		diags, NULL,
		"--expect-total: expected EUR %s, but the rows that were loaded "
		"add up to EUR %s: a difference of EUR %s",
		money_format(texts[0], sizeof(texts[0]), expected),
		money_format(texts[1], sizeof(texts[1]), total),
		money_format(texts[2], sizeof(texts[2]), difference));
}

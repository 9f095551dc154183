/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_iv3 - the official control sums of Iv3 deliveries, as the reader made them
 */
#include "check.h"

#include "sums.h"

static bool is_in_scope(const struct checks *checks, const struct control_sum *control)
{
	const struct filter *filter = &checks->filter;
	const struct book *book = checks->book;
	char label[16];
	const member municipality =
		book_find(book, AXIS_MUNICIPALITY, control->municipality);
	const member year = book_find(
		book, AXIS_YEAR,
		period_label(label, sizeof(label), period_year(control->period.year)));
	return filter_keeps(filter, AXIS_MUNICIPALITY, municipality) &&
	       filter_keeps(filter, AXIS_YEAR, year) &&
	       filter_keeps(filter, AXIS_STAGE, control->stage);
}

/* "PF002 GM1948 2020-Q3" */
static struct value subject_of(struct checks *checks, const char *what,
			       const struct label *title,
			       const struct control_sum *control)
{
	struct arena *arena = &checks->report->arena;
	struct label *label = arena_alloc(arena, sizeof(*label));
	char period[16];
	period_label(period, sizeof(period), control->period);
	const member m =
		book_find(checks->book, AXIS_MUNICIPALITY, control->municipality);
	for (enum language l = 0; l < LANGUAGE_COUNT; l++)
		label->text[l] = arena_printf(
			arena, "%s %s %s", title ? title->text[l] : what,
			book_label(checks->book, AXIS_MUNICIPALITY, m, l), period);
	struct value value = value_textf(checks->report, "%s %s %s", what,
					 control->municipality, period);
	value.label = label;
	return value;
}

static void fail(struct checks *checks, const struct control_sum *control)
{
	const struct origin origin = {.file = control->file};
	const struct label *title =
		labels_findf(checks->report->labels, "text:%s", control->code);
	const size_t row =
		check_row(checks, FINDING_iv3_control_sum,
			  subject_of(checks, control->code, title, control),
			  value_money(control->found), value_money(control->expected));
	check_place(checks, row, &origin, 0);
}

void check_iv3(struct checks *checks)
{
	const struct book *book = checks->book;
	for (size_t i = 0, next = 0; i < book->ncontrols; i = next) {
		const struct control_sum *first = &book->controls[i];
		int64_t right = 0;
		for (next = i;
		     next < book->ncontrols && book->controls[next].file == first->file;
		     next++) {
			const struct control_sum *control = &book->controls[next];
			if (control->right)
				right++;
			else if (is_in_scope(checks, control))
				fail(checks, control);
		}
		const struct label *title =
			labels_findf(checks->report->labels, "text:check_iv3");
		if (is_in_scope(checks, first))
			check_passed(checks,
				     subject_of(checks, "check_iv3", title, first), right,
				     (int64_t)(next - i));
	}
}

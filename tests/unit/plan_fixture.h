/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan_fixture - a book with plan and outcome, filled by hand, for the tests of
 * comparisons
 */
#ifndef SDGRIP_PLAN_FIXTURE_H
#define SDGRIP_PLAN_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model_fixture.h"
#include "plan.h"
#include "report.h"

#define TWENTERAND   "GM1700"
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static inline void start(struct model *model)
{
	static const struct needs needs = {
		.axes[TABLE_SPENDING] = AXIS_BIT(AXIS_PROGRAMME) | AXIS_BIT(AXIS_NATURE) |
					AXIS_BIT(AXIS_PRODUCT)};
	model_init(model, &needs);
	for (size_t i = 0; i < model->codes.nmunicipalities; i++) {
		const struct municipality *m = &model->codes.municipalities[i];
		book_name(&model->book, AXIS_MUNICIPALITY,
			  book_intern(&model->book, AXIS_MUNICIPALITY, m->code), m->name,
			  m->name);
	}
}

static inline void finish(struct model *model)
{
	assert_int_equal(book_finish(&model->book, &model->diags), 0);
	assert_string_equal(messages(model), "");
}

/* Euros on a task field of the fixture's municipality, with the domain, group and
 * cluster of its code table. */
static inline struct fact euros(struct model *model, const char *period,
				const char *stage, const char *side, const char *field,
				int64_t amount)
{
	struct book *book = &model->book;
	const struct line line = {.municipality = TWENTERAND,
				  .period = period,
				  .stage = stage,
				  .side = side,
				  .task_field = field,
				  .value = amount * 100};
	struct fact fact = line_fact(book, &line);
	struct period parsed;
	assert_int_equal(period_parse(period, 0, &parsed), 0);
	const struct task_field *official =
		codes_task_field(&model->codes, field, parsed.year);
	assert_non_null(official);
	fact.axis[AXIS_PERIOD] = book_intern_period(book, AXIS_PERIOD, parsed);
	fact.axis[AXIS_DOMAIN] = book_intern(book, AXIS_DOMAIN, official->domain);
	fact.axis[AXIS_GROUP] = book_intern(book, AXIS_GROUP, official->group);
	fact.axis[AXIS_CLUSTER] = book_intern(book, AXIS_CLUSTER, official->cluster);
	return fact;
}

static inline void add(struct model *model, const char *period, const char *stage,
		       const char *side, const char *field, int64_t amount)
{
	const struct fact fact = euros(model, period, stage, side, field, amount);
	assert_int_equal(book_add(&model->book, &fact, &model->diags, NULL), 0);
}

/* The same amount in the months 1 .. last. */
static inline void add_months(struct model *model, int year, int last, const char *side,
			      const char *field, int64_t amount)
{
	for (int month = 1; month <= last; month++) {
		char label[16];
		period_label(label, sizeof(label), period_month(year, month));
		add(model, label, "actual", side, field, amount);
	}
}

/* "6.72" of the newest scheme year given; the line of a task field in a plan by field. */
static inline struct plan_line line_of(const struct plan *plan, const char *field)
{
	struct plan_line line;
	for (size_t at = 0; plan_next(plan, &at, DEPTH_FIELD, &line);) {
		const char *code = book_code(plan->book, AXIS_TASK_FIELD,
					     plan_member(plan, &line, AXIS_TASK_FIELD));
		if (strcmp(code, field) == 0)
			return line;
	}
	fail_msg("no line for task field %s", field);
	return line;
}

static inline struct plan_line total_of(const struct plan *plan)
{
	struct plan_line line;
	size_t at = 0;
	assert_true(plan_next(plan, &at, DEPTH_YEAR, &line));
	assert_int_equal(at, plan->count);
	return line;
}

#define assert_euros(found, wanted)                             \
	do {                                                    \
		const struct amount found_ = (found);           \
		assert_true(amount_known(found_));              \
		assert_int_equal(found_.value, (wanted)*100LL); \
	} while (0)
#define assert_unknown(found) assert_false(amount_known(found))

static inline const struct finding *finding_of(const struct report *report,
					       const char *code)
{
	for (size_t i = 0; i < report->nfindings; i++) {
		if (strcmp(report->findings[i].code, code) == 0)
			return &report->findings[i];
	}
	return NULL;
}

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments_lines - pools laid together over the axes of --by
 */
#include "commitments_lines.h"

#include <stdlib.h>

static struct pool key_of(const struct pool *pool, const struct by *by, member provider)
{
	struct pool key = {.domain = pool->domain, .pgb = pool->pgb};
	if (by_has(by, AXIS_PRODUCT))
		key.product = pool->product;
	if (by_has(by, AXIS_PROVIDER))
		key.provider = provider;
	if (by_has(by, AXIS_TASK_FIELD))
		key.task_field = pool->task_field;
	return key;
}

static int compare_lines(const void *a, const void *b)
{
	const struct pool *x = &((const struct line *)a)->sum;
	const struct pool *y = &((const struct line *)b)->sum;
	const member of_x[] = {x->domain, x->product, x->provider, x->task_field, x->pgb};
	const member of_y[] = {y->domain, y->product, y->provider, y->task_field, y->pgb};
	for (size_t i = 0; i < sizeof(of_x) / sizeof(*of_x); i++)
		if (of_x[i] != of_y[i])
			return of_x[i] < of_y[i] ? -1 : 1;
	return 0;
}

static void add_learned(struct line *line, const struct pool *pool)
{
	const cents granted = pool->granted[WINDOW_YEAR] + pool->granted[WINDOW_AFTER];
	cents used;
	if (pool->learned == LEARNED_NOT || granted == 0 ||
	    money_scale(granted, pool->utilisation.num, pool->utilisation.den, &used) !=
		    NUMBER_OK)
		return;
	line->mixed |= line->of != 0 && line->sum.learned != pool->learned;
	line->sum.learned = pool->learned;
	line->used += used;
	line->of += granted;
}

static void add_pool(struct line *line, const struct pool *pool)
{
	struct pool *sum = &line->sum;
	const bool known = pool->expected && pool->grants > pool->unknown;
	sum->grants += pool->grants;
	sum->unknown += pool->unknown;
	sum->open_ended += pool->open_ended;
	sum->closed += pool->closed;
	sum->days += pool->days;
	sum->granted[WINDOW_YEAR] += pool->granted[WINDOW_YEAR];
	sum->billed_year += pool->billed_year;
	sum->late += pool->late;
	sum->coming += pool->coming;
	sum->after += pool->after;
	line->expected |= known;
	line->partly |= pool->grants > 0 && (!known || pool->unknown > 0);
	add_learned(line, pool);
}

size_t lines_make(const struct pools *pools, const struct by *by, const member *providers,
		  struct line *lines, size_t *line_of)
{
	size_t count = 0;
	for (size_t i = 0; i < pools->count; i++) {
		const struct pool *pool = &pools->list[i];
		lines[i] = (struct line){.sum = key_of(pool, by, providers[i])};
	}
	qsort(lines, pools->count, sizeof(*lines), compare_lines);
	for (size_t i = 0; i < pools->count; i++)
		if (count == 0 || compare_lines(&lines[count - 1], &lines[i]) != 0)
			lines[count++] = lines[i];
	for (size_t i = 0; i < pools->count; i++) {
		const struct line key = {
			.sum = key_of(&pools->list[i], by, providers[i])};
		struct line *line =
			bsearch(&key, lines, count, sizeof(*lines), compare_lines);
		line_of[i] = (size_t)(line - lines);
		add_pool(line, &pools->list[i]);
	}
	return count;
}

struct line lines_total(const struct line *lines, size_t count)
{
	struct line total = {.sum = {.grants = 0}};
	for (size_t i = 0; i < count; i++) {
		const struct pool *sum = &lines[i].sum;
		total.sum.grants += sum->grants;
		total.sum.unknown += sum->unknown;
		total.sum.open_ended += sum->open_ended;
		total.sum.granted[WINDOW_YEAR] += sum->granted[WINDOW_YEAR];
		total.sum.billed_year += sum->billed_year;
		total.sum.late += sum->late;
		total.sum.coming += sum->coming;
		total.sum.after += sum->after;
		total.expected |= lines[i].expected;
		total.used += lines[i].used;
		total.of += lines[i].of;
	}
	return total;
}

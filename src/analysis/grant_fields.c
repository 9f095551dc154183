/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_fields - the task field of a grant in the year that is asked
 */
#include "grant_list.h"

#include <stdlib.h>

/* What is known of one product on one day. */
struct sighting {
	member domain, product, provider, field;
	int32_t day;
};

static int compare_products(const struct sighting *x, const struct sighting *y)
{
	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->product != y->product)
		return x->product < y->product ? -1 : 1;
	return x->provider < y->provider ? -1 : x->provider > y->provider;
}

/* The newest of a product comes last. */
static int compare_sightings(const void *a, const void *b)
{
	const struct sighting *x = a, *y = b;
	const int order = compare_products(x, y);
	if (order != 0)
		return order;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->field < y->field ? -1 : x->field > y->field;
}

/* The day from which the task field of a grant is: of its newest bill, else its first. */
static int32_t field_day(const struct grant *grant)
{
	return grant->last_care != DATE_NONE ? grant->last_care : grant->term.first;
}

static struct sighting sight(const struct grant *grant, bool of_provider)
{
	return (struct sighting){.domain = grant->domain,
				 .product = grant->product,
				 .provider = of_provider ? grant->provider
							 : (member)MEMBER_NONE,
				 .field = grant->task_field,
				 .day = field_day(grant)};
}

static const struct sighting *newest(const struct sighting *list, size_t count,
				     struct sighting key)
{
	size_t low = 0, high = count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (compare_products(&list[middle], &key) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && compare_products(&list[low - 1], &key) == 0 ? &list[low - 1]
								      : NULL;
}

static void tell_fields(struct grants *grants, int32_t today, bool of_provider)
{
	struct sighting *list = xrealloc(NULL, (grants->count + 1) * sizeof(*list));
	size_t count = 0;
	for (size_t i = 0; i < grants->count; i++)
		if (grants->list[i].task_field != MEMBER_NONE)
			list[count++] = sight(&grants->list[i], of_provider);
	if (count > 0)
		qsort(list, count, sizeof(*list), compare_sightings);
	for (size_t i = 0; i < grants->count; i++) {
		struct grant *grant = &grants->list[i];
		const struct sighting *found =
			newest(list, count, sight(grant, of_provider));
		const bool old = grant->task_field == MEMBER_NONE ||
				 (of_provider && field_day(grant) < today);
		if (found && old)
			grant->task_field = found->field;
	}
	free(list);
}

void fields_of_today(struct grants *grants, const struct horizon *horizon)
{
	const int32_t today = horizon->window[WINDOW_YEAR].first;
	tell_fields(grants, today, true);
	tell_fields(grants, today, false);
}

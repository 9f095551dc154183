/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * crossing - spending crossed with product, provider, referrer or district: on how many
 * people it rests
 *
 * Only outcomes rest on people; a budget does not. Where no line names a client that
 * number is not known.
 */
#ifndef SDGRIP_CROSSING_H
#define SDGRIP_CROSSING_H

#include "by.h"
#include "disclosure.h"
#include "sums.h"

struct crossing {
	const struct book *book;
	bool asked; /* else nothing below is there, and nothing has to be hidden */
	size_t nkeys, provider; /* which key is the provider; nkeys: none */
	struct client_counts counts;
	bool *together;                   /* by member of AXIS_PROVIDER */
	struct client_counts of_together; /* keys without the provider */
};

/* Of the spending of one stage in scope, by these keys. A provider with too few clients,
 * and the smallest others as far as those together are too few still, go together. */
void crossing_build(struct crossing *crossing, const struct book *book,
		    const struct filter *filter, member stage, const enum axis *keys,
		    size_t nkeys, struct arena *arena);
/* Sums by the same keys: those of providers that go together become one, of
 * PROVIDERS_TOGETHER (by.h). */
void crossing_fold(const struct crossing *crossing, struct sums *sums);
/* Hides rows of a table, one per sum in their order, with the columns expense, revenue,
 * net and share. Sums of the other keys (year, domain ...) are public. */
void crossing_hide(const struct crossing *crossing, struct table *table,
		   const struct sums *sums, const enum axis *keys);
/* People behind the sum of a key, after folding. */
int64_t crossing_people(const struct crossing *crossing, const member *key);

#endif

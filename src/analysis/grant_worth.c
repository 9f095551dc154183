/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_worth - what grants are worth in the runs of days that matter
 */
#include "grant_list.h"

struct days grant_within(const struct grant *grant, const struct horizon *horizon,
			 enum grant_window window)
{
	const struct days run = days_common(grant->active, horizon->window[window]);
	return window == WINDOW_AFTER && grant->active.last == DATE_OPEN
		       ? days_common(run, horizon->next_year)
		       : run;
}

static bool worth(const struct grant *grant, const struct book *book,
		  const struct prices *prices, struct days run, cents *out,
		  enum price_source *source)
{
	const struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	const struct terms *terms = &facts->terms[grant->row];
	*out = 0;
	*source = PRICE_UNKNOWN;
	if (days_none(run))
		return true;
	if (terms->kind == GRANT_PGB) {
		*source = PRICE_OWN;
		return facts->unknown[grant->row] == 0 &&
		       grant_spread(facts->value[grant->row], grant->term, run, out);
	}
	const struct priced what = {
		.product = grant->product,
		.provider = grant->provider,
		.unit = grant->unit,
		.own = terms->price,
		.volume = facts->quantity ? facts->quantity[grant->row] : 0,
		.frequency = terms->frequency,
		.term = grant->term};
	return price_amount(prices, &what, run, out, source);
}

bool grant_worth(const struct grant *grant, const struct book *book,
		 const struct prices *prices, struct days run, cents *out)
{
	enum price_source source;
	return worth(grant, book, prices, days_common(run, grant->active), out, &source);
}

void grants_value(struct grants *grants, const struct book *book,
		  const struct prices *prices, const struct horizon *horizon)
{
	/* what later sums may hold together */
	cents room = INT64_MAX / 4;
	for (size_t i = 0; i < grants->count; i++) {
		struct grant *grant = &grants->list[i];
		grant->known = true;
		if (grant->active.last != DATE_OPEN) {
			enum price_source source;
			grant->known = worth(grant, book, prices, grant->active,
					     &grant->whole, &source) &&
				       grant->whole <= room;
			room -= grant->known ? grant->whole : 0;
		}
		for (enum grant_window w = 0; w < WINDOWS; w++) {
			enum price_source source;
			grant->known &= worth(grant, book, prices,
					      grant_within(grant, horizon, w),
					      &grant->granted[w], &source);
			grant->source = source > grant->source ? source : grant->source;
			grant->known &= grant->granted[w] <= room;
			room -= grant->known ? grant->granted[w] : 0;
		}
	}
}

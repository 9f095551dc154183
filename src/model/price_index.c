/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * price_index - what the prices of care rise by in a year
 *
 * Most contracts follow 0.9 OVA + 0.1 PPC: the provisional rate of the year itself and
 * the correction on the year before, since prices are agreed before either is definitive.
 */
#include "codes.h"

#include <string.h>

static const struct price_index *find(const struct codes *codes, int year,
				      const char *kind)
{
	for (size_t i = 0; i < codes->nprice_index; i++) {
		const struct price_index *row = &codes->price_index[i];
		if (row->year == year && row->known && strcmp(row->kind, kind) == 0)
			return row;
	}
	return NULL;
}

bool codes_price_rate(const struct codes *codes, int year, struct price_rate *out)
{
	const struct price_index *agreed = find(codes, year, "provider");
	if (agreed) {
		*out = (struct price_rate){.rate = agreed->rate,
					   .confirmed = agreed->confirmed,
					   .source = agreed->source};
		return true;
	}
	const struct price_index *own = find(codes, year, "provisional");
	const struct price_index *late = find(codes, year - 1, "correction");
	if (!own || !late)
		return false;
	*out = (struct price_rate){.rate = own->rate + late->rate,
				   .confirmed = own->confirmed && late->confirmed,
				   .source = own->source};
	return true;
}

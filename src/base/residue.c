/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * residue - what rounding took from a sum of amounts, to the last digit
 *
 * An amount has at most eighteen decimals, so what rounding leaves of it is a whole
 * number of 10^-18 cents, and a sum of such numbers is exact too.
 */
#include "money.h"

#include <stdio.h>
#include <string.h>

void residue_add(struct residue *sum, int64_t parts)
{
	int64_t total = sum->parts + parts;
	sum->cents += total / RESIDUE_PARTS;
	total %= RESIDUE_PARTS;
	/* one sign for both */
	if (sum->cents > 0 && total < 0) {
		sum->cents--;
		total += RESIDUE_PARTS;
	} else if (sum->cents < 0 && total > 0) {
		sum->cents++;
		total -= RESIDUE_PARTS;
	}
	sum->parts = total;
}

bool residue_is_zero(struct residue sum)
{
	return sum.cents == 0 && sum.parts == 0;
}

cents residue_round(struct residue sum)
{
	if (sum.parts >= RESIDUE_PARTS / 2)
		return sum.cents + 1;
	return sum.parts <= -(RESIDUE_PARTS / 2) ? sum.cents - 1 : sum.cents;
}

char *residue_format(char *buf, size_t size, struct residue sum, char sign)
{
	const bool negative = sum.cents < 0 || sum.parts < 0;
	const int64_t whole = negative ? -sum.cents : sum.cents;
	const int64_t parts = negative ? -sum.parts : sum.parts;

	snprintf(buf, size, "%s%lld%c%02d%018lld", negative ? "-" : "",
		 (long long)(whole / 100), sign, (int)(whole % 100), (long long)parts);
	/* no zeros behind the second decimal */
	const size_t shortest = strlen(buf) - 18;
	for (size_t end = strlen(buf); end > shortest && buf[end - 1] == '0'; end--)
		buf[end - 1] = '\0';
	return buf;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * citizen - what could be the number of a citizen
 */
#include "citizen.h"

#include <string.h>

static const char digit_set[] = "0123456789";

bool citizen_number(const char *digits, size_t length)
{
	int sum = 0;
	if (length != 8 && length != 9)
		return false;
	for (size_t i = 0; i < length; i++) {
		const int weight = (int)(length - i);
		sum += (digits[i] - '0') * (weight > 1 ? weight : -1);
	}
	return sum > 0 && sum % 11 == 0;
}

bool citizen_cell(const char *cell)
{
	char digits[9];
	size_t length = 0;
	for (; *cell; cell++) {
		if (strchr(" .-", *cell))
			continue;
		if (!strchr(digit_set, *cell) || length == sizeof(digits))
			return false;
		digits[length++] = *cell;
	}
	return citizen_number(digits, length);
}

const char *citizen_find(const char *text, size_t *length)
{
	for (const char *at = text; *(at += strcspn(at, digit_set)); at += *length) {
		*length = strspn(at, digit_set);
		if (citizen_number(at, *length))
			return at;
	}
	return NULL;
}

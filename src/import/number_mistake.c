/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * number_mistake - why a cell is not a number, in words that say what to do about it
 *
 * The usual suspects come from a spreadsheet that was saved as CSV: it writes what it
 * shows, and what it shows may have lost digits.
 */
#include "number_mistake.h"

#include <string.h>

static const char digits[] = "0123456789";

/* "####" */
static bool is_too_narrow(const char *text)
{
	const size_t length = strspn(text, "#");
	return length > 1 && !text[length];
}

/* "1,23E+05", "-4e3" */
static bool is_scientific(const char *text)
{
	text += strspn(text, "+-");
	const size_t mantissa = strspn(text, "0123456789.,");
	if (mantissa == 0 || (text[mantissa] != 'e' && text[mantissa] != 'E'))
		return false;
	const char *power = text + mantissa + 1;
	power += *power == '+' || *power == '-';
	const size_t length = strspn(power, digits);
	return length > 0 && !power[length];
}

/* "12,5%", "12.5 %" */
static bool is_percentage(const char *text)
{
	const size_t length = strlen(text);
	return length > 1 && text[length - 1] == '%' && text[strcspn(text, digits)];
}

const char *number_mistake(const char *text, enum number_style style)
{
	if (is_too_narrow(text))
		return "is what a spreadsheet shows when a column is too narrow; widen "
		       "the "
		       "column there and export again";
	if (*text == '#')
		return "is an error of a spreadsheet formula; correct it there and "
		       "export "
		       "again";
	if (*text == '=')
		return "is a formula, expected the number that it gives; export values";
	if (is_scientific(text))
		return "is in scientific notation, which drops digits; a spreadsheet "
		       "writes it when a column is too narrow: widen it there, show two "
		       "decimals and export again";
	if (is_percentage(text))
		return "is a percentage, expected a number";
	return style == NUMBER_POINT ? "is not a number, expected one like 1234.56"
				     : "is not a number, expected one like 1.234,56";
}

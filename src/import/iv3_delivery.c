/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3_delivery - an Iv3 delivery in JSON as a table with one row per amount
 *
 * Amounts are x EUR 1.000, as everywhere in Iv3 (the schema does not say so; the task
 * fields of a delivery of the CBS's own tests add up to 42,415). Tools that turn the Iv3
 * workbook into JSON can multiply by 1,000: a sum that no municipality spends is refused.
 */
#include "iv3_delivery.h"

#include "utf8.h"
#include "words.h"

#include <string.h>

enum { LAST_PERIOD = 5 };

/* In EUR 1.000. Amsterdam spends about 8 million of them; in euros a year of any but the
 * smallest islands is more. */
static const int64_t MOST_SPENT = 15000000;

/* The metadata while they are read. */
struct reading {
	struct iv3_delivery *delivery;
	const char *file;
	struct arena *arena;
	struct diags *diags;
	int status;
};

static struct place meta_place(const struct reading *r, enum iv3_meta meta)
{
	return (struct place){.file = r->file, .line = r->delivery->json.meta[meta].line};
}

static void refuse(struct reading *r, enum iv3_meta meta, const char *expected)
{
	const char *text = r->delivery->json.meta[meta].text;
	const struct place place = meta_place(r, meta);
	r->status =
		diag_error(r->diags, &place, "%s is '%s', expected %s",
			   iv3_meta_names[meta], cell_shown(text, r->arena), expected);
}

static bool all_digits(const char *text, size_t length)
{
	return strlen(text) == length && strspn(text, "0123456789") == length;
}

/* "0007", or "060007": 06 is the layer of the municipalities. */
static void read_number(struct reading *r, const char *text)
{
	const bool layered = all_digits(text, 6) && strncmp(text, "06", 2) == 0;
	const char *digits = layered ? text + 2 : text;
	if (!all_digits(digits, 4) || strcmp(digits, "0000") == 0)
		refuse(r, IV3_NUMBER,
		       "the four digits of a municipality, or 06 and these");
	else
		r->delivery->municipality = arena_printf(r->arena, "GM%s", digits);
}

static void read_period(struct reading *r, const char *year, const char *number)
{
	struct iv3_delivery *d = r->delivery;
	struct period period;
	if (!all_digits(year, 4) || period_parse(year, 0, &period) < 0) {
		refuse(r, IV3_YEAR, "a year like 2025");
		return;
	}
	if (!all_digits(number, 1) || number[0] > '0' + LAST_PERIOD) {
		refuse(r, IV3_PERIOD, "0 (budget), 1 to 4 (quarters) or 5 (year)");
		return;
	}
	d->number = number[0] - '0';
	d->period = d->number > 0 && d->number < LAST_PERIOD
			    ? period_quarter(period.year, d->number)
			    : period;
	period_label(d->year, sizeof(d->year), period);
	period_label(d->label, sizeof(d->label), d->period);
}

static void read_status(struct reading *r, const char *text)
{
	const bool budget = strcmp(text, "Begroting") == 0;
	const struct place place = meta_place(r, IV3_STATUS);
	if (!budget && strcmp(text, "Realisatie") != 0)
		refuse(r, IV3_STATUS, "Begroting or Realisatie");
	else if (r->status == 0 && budget != (r->delivery->number == 0))
		r->status = diag_error(
			r->diags, &place,
			"status is '%s', but periode is %d; a budget is period 0, an "
			"outcome 1 to 5",
			text, r->delivery->number);
	r->delivery->status = text;
}

static void read_metadata(struct reading *r)
{
	struct iv3_json *json = &r->delivery->json;
	const struct place place = {.file = r->file, .line = json->line};
	for (enum iv3_meta meta = 0; meta < IV3_NAME; meta++)
		if (!json->meta[meta].text)
			r->status = diag_error(r->diags, &place, "metadata has no '%s'",
					       iv3_meta_names[meta]);
	if (r->status < 0)
		return;
	if (strcmp(json->meta[IV3_LAYER].text, "Gemeente") != 0) {
		refuse(r, IV3_LAYER, "Gemeente; other governments are not read");
		return;
	}
	read_number(r, json->meta[IV3_NUMBER].text);
	read_period(r, json->meta[IV3_YEAR].text, json->meta[IV3_PERIOD].text);
	read_status(r, json->meta[IV3_STATUS].text);
}

int iv3_delivery_read(struct dialect *dialect, const struct source *source,
		      struct arena *arena, struct diags *diags)
{
	struct iv3_delivery *delivery = arena_alloc(arena, sizeof(*delivery));
	struct reading r = {.delivery = delivery,
			    .file = source->name,
			    .arena = arena,
			    .diags = diags};
	r.status = iv3json_read(&delivery->json, source->text, source->length,
				source->name, arena, diags);
	if (r.status == 0)
		read_metadata(&r);
	iv3_delivery_dialect(dialect, delivery, arena);
	return r.status;
}

/* Expense of the task fields, in the unit of the file; false when it cannot be held. */
static bool add_expense(const struct iv3_json *json, int64_t *sum)
{
	*sum = 0;
	for (size_t i = 0; i < json->count; i++) {
		struct decimal value;
		if (json->rows[i].block != IV3_lasten || json->rows[i].defect ||
		    decimal_parse(json->rows[i].amount, NUMBER_POINT, &value) !=
			    NUMBER_OK)
			continue; /* the reader says so */
		if (money_add(*sum, value.mantissa, sum) != NUMBER_OK)
			return false;
	}
	return true;
}

int iv3_delivery_check(const struct iv3_delivery *d, const struct profile *profile,
		       const struct codes *codes, const char *file, struct diags *diags)
{
	const char *name = d->json.meta[IV3_NAME].text;
	const struct municipality *named = name ? codes_municipality(codes, name) : NULL;
	const struct place place = {.file = file, .line = d->json.meta[IV3_NAME].line};
	if (named && strcmp(named->code, d->municipality) != 0)
		return diag_error(diags, &place,
				  "overheidsnummer says %s, but overheidsnaam '%s' is %s",
				  d->municipality, named->name, named->code);
	const struct place period = {.file = file, .line = d->json.meta[IV3_PERIOD].line};
	if (period_grain(d->period) == GRAIN_QUARTER &&
	    profile->quarters == QUARTERS_NOT_SAID)
		return diag_error(diags, &period,
				  "periode is %d, a quarter: " QUARTERS_ASK, d->number);
	int64_t expense;
	const struct place whole = {.file = file};
	if (profile->importer.unit == 1000 &&
	    (!add_expense(&d->json, &expense) || expense > MOST_SPENT))
		return diag_error(diags, &whole,
				  "expense adds up to more than any municipality spends; "
				  "are the amounts in euros? Then say unit = 1 in "
				  "sdgrip.ini, or FILE@unit=1");
	return 0;
}

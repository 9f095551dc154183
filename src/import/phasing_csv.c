/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * phasing_csv - which share of a year's budget belongs to which month
 */
#include "importer.h"
#include "side.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

enum { F_PERIOD, F_SHARE, F_YEAR, F_DOMAIN, F_TASK_FIELD, F_PRODUCT, NFIELDS };
enum { SHARE_PLACES = 6 };

static const struct field fields[NFIELDS] = {
	[F_PERIOD] = {.name = "period",
		      .synonyms = "periode|maand|month",
		      .role = FIELD_KEY,
		      .axis = AXIS_PERIOD,
		      .required = true},
	[F_SHARE] = {.name = "share",
		     .synonyms = "aandeel|percentage|deel",
		     .role = FIELD_MEASURE,
		     .required = true},
	[F_YEAR] = {.name = "year",
		    .synonyms = "jaar|begrotingsjaar",
		    .role = FIELD_KEY,
		    .axis = AXIS_YEAR},
	[F_DOMAIN] = {.name = "domain",
		      .synonyms = "domein|wet",
		      .role = FIELD_KEY,
		      .axis = AXIS_DOMAIN},
	[F_TASK_FIELD] = {.name = "task_field",
			  .synonyms = "taakveld",
			  .role = FIELD_KEY,
			  .axis = AXIS_TASK_FIELD},
	[F_PRODUCT] = {.name = "product",
		       .synonyms = "productcode|productcategorie",
		       .role = FIELD_KEY,
		       .axis = AXIS_PRODUCT},
};

/* A month with a year, or 01 to 12: that month of every year. */
static int read_period(const char *year, const char *text, struct period *out,
		       struct diags *diags, struct place place)
{
	struct period y = {0, 0};
	const bool has_year = year && !text_is_blank(year);
	if (has_year && period_parse(year, 0, &y) < 0)
		return diag_error(diags, &place,
				  "year '%s' cannot be read, expected one like 2025",
				  cell_shown(year, &diags->arena));
	struct period month;
	/* any year will do to read a bare month */
	int status = period_parse(text, y.year, &month);
	const bool bare = status < 0 && !has_year;
	if (bare)
		status = period_parse(text, 2000, &month);
	if (status < 0 || period_month_number(month) == 0)
		return diag_error(diags, &place,
				  "'%s' is not a month, expected one like 2025-09 or 09",
				  cell_shown(text, &diags->arena));
	if (has_year && month.year != y.year)
		return diag_error(diags, &place, "'%s' does not lie in year %d",
				  cell_shown(text, &diags->arena), y.year);
	*out = month;
	if (bare)
		out->year = 0;
	return 0;
}

static int read_share(const struct side_state *side, const char *text, int64_t *share,
		      struct diags *diags, struct place place)
{
	const size_t length = strlen(text);
	const bool percent = length > 0 && text[length - 1] == '%';
	const char *number =
		percent ? arena_strndup(side->scratch, text, length - 1) : text;
	struct decimal value;
	if (decimal_parse(number, side->styles[F_SHARE], &value) != NUMBER_OK ||
	    decimal_scale(value, 1, SHARE_PLACES, true, share, NULL) != NUMBER_OK ||
	    *share < 0)
		return diag_error(diags, &place,
				  "'%s' is not a share, expected a percentage or another "
				  "number that is not negative",
				  cell_shown(text, &diags->arena));
	return 0;
}

static const char *cell(const char *const *cells, int field)
{
	return cells[field] ? cells[field] : "";
}

static int read_domain(const struct book *book, const char *text, const char **out,
		       struct diags *diags, struct place place)
{
	if (!*text)
		return 0;
	const member m = words_find(AXIS_DOMAIN, text, &diags->arena);
	if (m == MEMBER_NONE)
		return diag_error(diags, &place,
				  "'%s' is not a known domain, expected %s",
				  cell_shown(text, &diags->arena),
				  words_list(AXIS_DOMAIN, &diags->arena));
	*out = book_code(book, AXIS_DOMAIN, m);
	return 0;
}

static int read_task_field(struct book *book, const char *text, int year,
			   const char **out, struct diags *diags, struct place place)
{
	const char *code = arena_strndup(&book->arena, text, strcspn(text, " \t"));
	*out = code;
	if (!*code || codes_task_field(book->codes, code, year))
		return 0;
	const char *why =
		codes_explain_task_field(book->codes, code, year, &diags->arena);
	return diag_error(diags, &place, "'%s' is not a task field%s%s",
			  cell_shown(code, &diags->arena), *why ? "; " : "", why);
}

static int row(struct book *book, void *state, const char *const *cells,
	       struct diags *diags, const struct place *place)
{
	const struct side_state *side = state;
	struct phase phase = {.domain = "", .task_field = "", .product = ""};
	int status = read_period(cells[F_YEAR], cell(cells, F_PERIOD), &phase.period,
				 diags, side_place(side, place, F_PERIOD));
	status |= read_share(side, cell(cells, F_SHARE), &phase.share, diags,
			     side_place(side, place, F_SHARE));
	status |= read_domain(book, cell(cells, F_DOMAIN), &phase.domain, diags,
			      side_place(side, place, F_DOMAIN));
	status |= read_task_field(book, cell(cells, F_TASK_FIELD), phase.period.year,
				  &phase.task_field, diags,
				  side_place(side, place, F_TASK_FIELD));
	phase.product = arena_strdup(&book->arena, cell(cells, F_PRODUCT));
	if (status < 0)
		return -1;
	*book_phase(book) = phase;
	return 0;
}

const struct importer importer_phasing = {
	.name = "phasing",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = NFIELDS,
	.unit = 1,
	.order = 0,
	.row = row,
};

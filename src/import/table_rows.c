/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * table_rows - what a row of each code table must look like, and where it goes
 *
 * A code table that is misread would misplace every euro, so a wrong row is an error,
 * never skipped.
 */
#include "codetables.h"

#include "money.h"

#include <string.h>

static const char *keep(struct loading *loading, const char *text)
{
	return arena_strdup(&loading->codes->arena, text);
}

static int task_field_row(struct loading *loading, const char *const *cells)
{
	static const char *const domains[] = {"",         "Algemeen",        "Wmo",
					      "Jeugdwet", "Participatiewet", NULL};
	struct codes *codes = loading->codes;
	struct task_field row = {0};
	if (cells_need(loading, cells, 2) < 0 ||
	    cells_validity(loading, cells + 2, &row.from, &row.to) < 0)
		return -1;
	if (!cell_is_one_of(cells[5], domains))
		return cell_refuse(loading, "domain", cells[5],
				   "Algemeen, Wmo, Jeugdwet, Participatiewet or nothing");
	for (size_t i = 0; i < codes->ntask_fields; i++) {
		const struct task_field *other = &codes->task_fields[i];
		if (strcmp(other->code, cells[0]) == 0 &&
		    years_overlap(row.from, row.to, other->from, other->to))
			return row_refuse_again(loading, cells[0]);
	}
	row.code = keep(loading, cells[0]);
	row.name = keep(loading, cells[1]);
	row.law = keep(loading, cells[4]);
	row.domain = keep(loading, cells[5]);
	row.group = keep(loading, cells[6]);
	row.cluster = keep(loading, cells[7]);
	codes->task_fields = xgrow(codes->task_fields, &codes->task_fields_room,
				   codes->ntask_fields + 1, sizeof(row));
	codes->task_fields[codes->ntask_fields++] = row;
	return 0;
}

static int category_row(struct loading *loading, const char *const *cells)
{
	struct codes *codes = loading->codes;
	struct category row = {0};
	if (cells_need(loading, cells, 2) < 0 ||
	    cells_validity(loading, cells + 2, &row.from, &row.to) < 0)
		return -1;
	for (size_t i = 0; i < codes->ncategories; i++) {
		const struct category *other = &codes->categories[i];
		if (strcmp(other->code, cells[0]) == 0 &&
		    years_overlap(row.from, row.to, other->from, other->to))
			return row_refuse_again(loading, cells[0]);
	}
	row.code = keep(loading, cells[0]);
	row.name = keep(loading, cells[1]);
	codes->categories = xgrow(codes->categories, &codes->categories_room,
				  codes->ncategories + 1, sizeof(row));
	codes->categories[codes->ncategories++] = row;
	return 0;
}

/* The source writes "6.75x" or "6.714?" where the field is not certain: that names no
 * field. */
static const char *certain_field(const struct codes *codes, const char *code)
{
	enum { SCHEME = 2025 };
	for (size_t i = 0; i < codes->ntask_fields; i++) {
		const struct task_field *field = &codes->task_fields[i];
		if (strcmp(field->code, code) == 0 && field->from <= SCHEME &&
		    (field->to == 0 || field->to >= SCHEME))
			return field->code;
	}
	return "";
}

static int product_row(struct loading *loading, const char *const *cells)
{
	struct codes *codes = loading->codes;
	if (cells_need(loading, cells, 3) < 0)
		return -1;
	for (size_t i = 0; i < codes->nproducts; i++)
		if (strcmp(codes->products[i].law, cells[0]) == 0 &&
		    strcmp(codes->products[i].code, cells[1]) == 0)
			return row_refuse_again(loading, cells[1]);
	codes->products = xgrow(codes->products, &codes->products_room,
				codes->nproducts + 1, sizeof(*codes->products));
	codes->products[codes->nproducts++] =
		(struct product_category){.law = keep(loading, cells[0]),
					  .code = keep(loading, cells[1]),
					  .name = keep(loading, cells[2]),
					  .task_field = certain_field(codes, cells[3])};
	return 0;
}

static bool is_municipality_code(const char *text)
{
	return strncmp(text, "GM", 2) == 0 && strlen(text) == 6 &&
	       cell_is_digits(text + 2);
}

static const struct municipality *municipality_of(const struct codes *codes,
						  const char *code)
{
	for (size_t i = 0; i < codes->nmunicipalities; i++)
		if (strcmp(codes->municipalities[i].code, code) == 0)
			return &codes->municipalities[i];
	return NULL;
}

static int municipality_row(struct loading *loading, const char *const *cells)
{
	struct codes *codes = loading->codes;
	struct municipality row = {0};
	if (cells_need(loading, cells, 3) < 0 ||
	    cell_last_year(loading, cells[4], &row.to) < 0)
		return -1;
	if (!is_municipality_code(cells[0]))
		return cell_refuse(loading, "code", cells[0], "GM and four digits");
	if (municipality_of(codes, cells[0]))
		return row_refuse_again(loading, cells[0]);
	row.code = keep(loading, cells[0]);
	row.name = keep(loading, cells[1]);
	row.aliases = keep(loading, cells[3]);
	row.successor = keep(loading, cells[5]);
	codes->municipalities = xgrow(codes->municipalities, &codes->municipalities_room,
				      codes->nmunicipalities + 1, sizeof(row));
	codes->municipalities[codes->nmunicipalities++] = row;
	return 0;
}

/* A successor may stand further down in the table. */
static int municipalities_done(struct loading *loading)
{
	const struct codes *codes = loading->codes;
	int result = 0;
	for (size_t i = 0; i < codes->nmunicipalities; i++) {
		const struct municipality *row = &codes->municipalities[i];
		if (!*row->successor || municipality_of(codes, row->successor))
			continue;
		loading->place.line = loading->lines[i];
		result = cell_refuse(loading, "successor", row->successor,
				     "a code of this table");
	}
	return result;
}

static int circular_row(struct loading *loading, const char *const *cells)
{
	struct codes *codes = loading->codes;
	struct circular row = {0};
	struct decimal factor;
	if (cells_need(loading, cells, 4) < 0 ||
	    cell_year(loading, "budget_year", cells[1], &row.budget_year) < 0)
		return -1;
	if (!strchr("MSD", *cells[0]) || strlen(cells[0]) != 5 ||
	    !cell_is_digits(cells[0] + 1))
		return cell_refuse(loading, "circular", cells[0], "M, S or D and a year");
	if (decimal_parse(cells[2], NUMBER_POINT, &factor) != NUMBER_OK ||
	    factor.mantissa <= 0)
		return cell_refuse(loading, "factor", cells[2],
				   "a number with a decimal point");
	for (size_t i = 0; i < codes->ncirculars; i++)
		if (strcmp(codes->circulars[i].code, cells[0]) == 0 &&
		    codes->circulars[i].budget_year == row.budget_year)
			return row_refuse_again(loading, cells[0]);
	row.code = keep(loading, cells[0]);
	row.factor = keep(loading, cells[2]);
	row.composition = keep(loading, cells[3]);
	codes->circulars = xgrow(codes->circulars, &codes->circulars_room,
				 codes->ncirculars + 1, sizeof(row));
	codes->circulars[codes->ncirculars++] = row;
	return 0;
}

static int control_total_row(struct loading *loading, const char *const *cells)
{
	static const char *const stages[] = {"budget", "actual", NULL};
	struct codes *codes = loading->codes;
	struct control_total row = {0};
	if (cells_need(loading, cells, 5) < 0 ||
	    cell_year(loading, "year", cells[0], &row.year) < 0 ||
	    cell_whole(loading, "expense", cells[3], &row.expense) < 0 ||
	    cell_whole(loading, "revenue", cells[4], &row.revenue) < 0)
		return -1;
	if (!cell_is_one_of(cells[1], stages))
		return cell_refuse(loading, "stage", cells[1], "budget or actual");
	for (size_t i = 0; i < codes->ncontrol_totals; i++) {
		const struct control_total *other = &codes->control_totals[i];
		if (other->year == row.year && strcmp(other->stage, cells[1]) == 0 &&
		    strcmp(other->task_field, cells[2]) == 0)
			return row_refuse_again(loading, cells[2]);
	}
	row.stage = keep(loading, cells[1]);
	row.task_field = keep(loading, cells[2]);
	codes->control_totals = xgrow(codes->control_totals, &codes->control_totals_room,
				      codes->ncontrol_totals + 1, sizeof(row));
	codes->control_totals[codes->ncontrol_totals++] = row;
	return 0;
}

/* "L3.1 B2.2.1": every word a side and a digit, one blank between them. */
static bool are_categories(const char *text)
{
	for (;; text++) {
		if ((*text != 'L' && *text != 'B') || text[1] < '0' || text[1] > '9')
			return false;
		text += strcspn(text, " ");
		if (!*text)
			return true;
	}
}

static int forbidden_pairs_row(struct loading *loading, const char *const *cells)
{
	struct codes *codes = loading->codes;
	struct forbidden_pairs row = {0};
	if (cells_need(loading, cells, 2) < 0 ||
	    cells_validity(loading, cells + 1, &row.from, &row.to) < 0 ||
	    cell_year(loading, "published", cells[3], &row.published) < 0)
		return -1;
	if (!are_categories(cells[4]))
		return cell_refuse(loading, "categories", cells[4],
				   "categories such as L3.1 B2.2.1");
	for (size_t i = 0; i < codes->nforbidden_pairs; i++) {
		const struct forbidden_pairs *other = &codes->forbidden_pairs[i];
		if (strcmp(other->task_field, cells[0]) == 0 &&
		    years_overlap(row.from, row.to, other->from, other->to))
			return row_refuse_again(loading, cells[0]);
	}
	row.task_field = keep(loading, cells[0]);
	row.categories = keep(loading, cells[4]);
	codes->forbidden_pairs =
		xgrow(codes->forbidden_pairs, &codes->forbidden_pairs_room,
		      codes->nforbidden_pairs + 1, sizeof(row));
	codes->forbidden_pairs[codes->nforbidden_pairs++] = row;
	return 0;
}

static int label_row(struct loading *loading, const char *const *cells)
{
	if (cells_need(loading, cells, 3) < 0)
		return -1;
	if (labels_find(loading->labels, cells[0]))
		return row_refuse_again(loading, cells[0]);
	labels_add(loading->labels, cells[0], cells[1], cells[2]);
	return 0;
}

const struct code_table code_tables[] = {
	{.name = "task_fields",
	 .columns = {"code", "name", "valid_from", "valid_to", "law", "domain", "group",
		     "cluster"},
	 .row = task_field_row},
	{.name = "categories",
	 .columns = {"code", "name", "valid_from", "valid_to"},
	 .row = category_row},
	{.name = "products",
	 .columns = {"law", "code", "name", "task_field"},
	 .row = product_row},
	{.name = "municipalities",
	 .columns = {"code", "name", "province", "aliases", "valid_to", "successor"},
	 .row = municipality_row,
	 .done = municipalities_done},
	{.name = "circulars",
	 .columns = {"circular", "budget_year", "factor", "composition"},
	 .row = circular_row},
	{.name = "control_totals",
	 .columns = {"year", "stage", "task_field", "expense", "revenue"},
	 .row = control_total_row},
	{.name = "forbidden_pairs",
	 .columns = {"task_field", "valid_from", "valid_to", "published", "categories"},
	 .row = forbidden_pairs_row},
	{.name = "standard_codes",
	 .columns = {"list", "law", "code", "name", "aliases"},
	 .row = standard_code_row},
	{.name = "price_index",
	 .columns = {"year", "kind", "rate", "status", "source"},
	 .row = price_index_row},
	{.name = NULL},
};

const struct code_table label_table = {
	.name = "labels", .columns = {"key", "nl", "en"}, .row = label_row};

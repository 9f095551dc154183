/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mapping - the municipality's own table from cost centre and account to task field
 *
 * Most ledgers know no task field. The mapping comes before everything that the codes
 * could derive.
 */
#include "mapping.h"

#include "importer.h"
#include "side.h"
#include "utf8.h"
#include "words.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	F_COST_CENTRE,
	F_ACCOUNT,
	F_TASK_FIELD,
	F_CATEGORY,
	F_PRODUCT,
	F_PROGRAMME,
	F_FORM,
	F_NATURE,
	F_BUDGET_HOLDER,
	F_VALID_FROM,
	F_VALID_TO,
	NFIELDS,
};

static const struct field fields[NFIELDS] = {
	[F_COST_CENTRE] = {.name = "cost_centre",
			   .synonyms = "kostenplaats|cost center|kpl",
			   .role = FIELD_KEY,
			   .axis = AXIS_COST_CENTRE},
	[F_ACCOUNT] = {.name = "account",
		       .synonyms = "kostensoort|grootboekrekening|grootboek|rekening",
		       .role = FIELD_KEY,
		       .axis = AXIS_ACCOUNT},
	[F_TASK_FIELD] = {.name = "task_field",
			  .synonyms = "taakveld",
			  .role = FIELD_KEY,
			  .axis = AXIS_TASK_FIELD,
			  .required = true},
	[F_CATEGORY] = {.name = "category",
			.synonyms = "categorie|economische categorie",
			.role = FIELD_KEY,
			.axis = AXIS_CATEGORY},
	[F_PRODUCT] = {.name = "product",
		       .synonyms = "productcode|productcategorie",
		       .role = FIELD_KEY,
		       .axis = AXIS_PRODUCT},
	[F_PROGRAMME] = {.name = "programme",
			 .synonyms = "programma|program",
			 .role = FIELD_KEY,
			 .axis = AXIS_PROGRAMME},
	[F_FORM] = {.name = "form",
		    .synonyms = "vorm|leveringsvorm",
		    .role = FIELD_KEY,
		    .axis = AXIS_FORM},
	[F_NATURE] = {.name = "nature",
		      .synonyms = "aard|i/s|s/i|incidenteel/structureel",
		      .role = FIELD_KEY,
		      .axis = AXIS_NATURE},
	[F_BUDGET_HOLDER] = {.name = "budget_holder",
			     .synonyms = "budgethouder",
			     .role = FIELD_IGNORE},
	[F_VALID_FROM] = {.name = "valid_from",
			  .synonyms = "geldig van|geldig vanaf|vanaf|ingangsdatum",
			  .role = FIELD_IGNORE},
	[F_VALID_TO] = {.name = "valid_to",
			.synonyms =
				"geldig tot en met|geldig tot|tot en met|t/m|einddatum",
			.role = FIELD_IGNORE},
};

void mapping_init(struct mapping *mapping)
{
	memset(mapping, 0, sizeof(*mapping));
	arena_init(&mapping->arena);
}

void mapping_release(struct mapping *mapping)
{
	arena_release(&mapping->arena);
	free(mapping->rows);
}

static int month_of(struct period period, bool last)
{
	int month = period_month_number(period);
	const int quarter = period_quarter_number(period);
	if (month == 0 && quarter > 0)
		month = last ? quarter * 3 : quarter * 3 - 2;
	else if (month == 0 && period_grain(period) == GRAIN_CLOSING)
		month = 12;
	else if (month == 0)
		month = last && period_grain(period) == GRAIN_YEAR ? 12 : 1;
	return period.year * 12 + month;
}

static int by_key(const void *a, const void *b)
{
	const struct mapping_row *x = a, *y = b;
	int order = strcmp(x->cost_centre, y->cost_centre);
	if (order == 0)
		order = strcmp(x->account, y->account);
	if (order == 0)
		order = (x->from > y->from) - (x->from < y->from);
	if (order == 0)
		order = strcmp(x->file, y->file);
	if (order == 0)
		order = (x->line > y->line) - (x->line < y->line);
	return order;
}

static bool same_key(const struct mapping_row *a, const struct mapping_row *b)
{
	return strcmp(a->cost_centre, b->cost_centre) == 0 &&
	       strcmp(a->account, b->account) == 0;
}

static bool same_answer(const struct mapping_row *a, const struct mapping_row *b)
{
	return strcmp(a->task_field, b->task_field) == 0 &&
	       strcmp(a->category, b->category) == 0 &&
	       strcmp(a->product, b->product) == 0 &&
	       strcmp(a->programme, b->programme) == 0 && strcmp(a->form, b->form) == 0 &&
	       strcmp(a->nature, b->nature) == 0;
}

int mapping_finish(struct mapping *mapping, struct diags *diags)
{
	int status = 0;
	if (mapping->count > 0)
		qsort(mapping->rows, mapping->count, sizeof(*mapping->rows), by_key);
	for (size_t i = 1; i < mapping->count; i++) {
		const struct mapping_row *a = &mapping->rows[i - 1], *b = a + 1;
		if (!same_key(a, b) || b->from > a->to || same_answer(a, b))
			continue;
		const struct place place = {.file = b->file, .line = b->line};
		status = diag_error(
			diags, &place,
			"cost centre '%s', account '%s' is mapped to '%s', and to "
			"'%s' in %s:%zu for the same months",
			b->cost_centre, b->account, b->task_field, a->task_field, a->file,
			a->line);
	}
	return status;
}

static struct mapping_row *find_exact(const struct mapping *mapping,
				      const char *cost_centre, const char *account,
				      int month)
{
	const struct mapping_row wanted = {.cost_centre = cost_centre,
					   .account = account,
					   .from = INT_MIN,
					   .file = ""};
	size_t low = 0, high = mapping->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (by_key(&mapping->rows[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < mapping->count && same_key(&mapping->rows[low], &wanted); low++)
		if (mapping->rows[low].from <= month && month <= mapping->rows[low].to)
			return &mapping->rows[low];
	return NULL;
}

struct mapping_row *mapping_find(const struct mapping *mapping, const char *cost_centre,
				 const char *account, struct period period)
{
	const int month = month_of(period, false);
	struct mapping_row *found = NULL;
	if (*cost_centre && *account)
		found = find_exact(mapping, cost_centre, account, month);
	if (!found && *cost_centre)
		found = find_exact(mapping, cost_centre, "", month);
	if (!found && *account)
		found = find_exact(mapping, "", account, month);
	return found;
}

/* valid_from and valid_to: a date or a period. */
static int read_month(const char *text, bool last, int *month, struct diags *diags,
		      struct place place)
{
	struct period period;
	if (text_is_blank(text))
		return 0;
	if (period_parse(text, 0, &period) == 0) {
		*month = month_of(period, last);
		return 0;
	}
	/* the open ends of other systems, 01-01-0001 and 31-12-9999 */
	int32_t days;
	if (date_parse(text, &days) < 0)
		return diag_error(diags, &place,
				  "'%s' is not a date or period, expected one like "
				  "01-07-2025, 2025-07 or 2025",
				  cell_shown(text, &diags->arena));
	*month = days < 0 ? INT_MIN + 1 : INT_MAX;
	return 0;
}

static int check_task_field(const struct book *book, const char *text,
			    struct arena *arena, struct diags *diags, struct place place)
{
	const char *code = arena_strndup(arena, text, strcspn(text, " \t"));
	if (*code && codes_task_field(book->codes, code, 0))
		return 0;
	if (!*code)
		return diag_error(diags, &place,
				  "empty, expected a task field like 6.711");
	const char *why = codes_explain_task_field(book->codes, code, 0, arena);
	return diag_error(diags, &place, "'%s' is not a task field%s%s",
			  cell_shown(code, arena), *why ? "; " : "", why);
}

static int check_word(enum axis axis, const char *text, struct arena *arena,
		      struct diags *diags, struct place place)
{
	if (!*text || words_find(axis, text, arena) != MEMBER_NONE)
		return 0;
	return diag_error(diags, &place, "'%s' is not a known %s, expected %s",
			  cell_shown(text, arena), axis_name(axis),
			  words_list(axis, arena));
}

static const char *text_of(struct mapping *mapping, const char *cell)
{
	return cell ? text_trim(&mapping->arena, cell) : "";
}

static int row(struct book *book, void *state, const char *const *cells,
	       struct diags *diags, const struct place *place)
{
	struct side_state *side = state;
	struct mapping *m = side->mapping;
	struct mapping_row r = {
		.cost_centre = text_of(m, cells[F_COST_CENTRE]),
		.account = text_of(m, cells[F_ACCOUNT]),
		.task_field = text_of(m, cells[F_TASK_FIELD]),
		.category = text_of(m, cells[F_CATEGORY]),
		.product = text_of(m, cells[F_PRODUCT]),
		.programme = text_of(m, cells[F_PROGRAMME]),
		.form = text_of(m, cells[F_FORM]),
		.nature = text_of(m, cells[F_NATURE]),
		.from = INT_MIN + 1,
		.to = INT_MAX,
		.file = side->file,
		.line = place->line,
	};
	int status = 0;
	if (!*r.cost_centre && !*r.account)
		status =
			diag_error(diags, place,
				   "no cost centre and no account, expected one or both");
	status |= check_task_field(book, r.task_field, side->scratch, diags,
				   side_place(side, place, F_TASK_FIELD));
	status |= check_word(AXIS_FORM, r.form, side->scratch, diags,
			     side_place(side, place, F_FORM));
	status |= check_word(AXIS_NATURE, r.nature, side->scratch, diags,
			     side_place(side, place, F_NATURE));
	if (cells[F_VALID_FROM])
		status |= read_month(cells[F_VALID_FROM], false, &r.from, diags,
				     side_place(side, place, F_VALID_FROM));
	if (cells[F_VALID_TO])
		status |= read_month(cells[F_VALID_TO], true, &r.to, diags,
				     side_place(side, place, F_VALID_TO));
	if (status < 0)
		return -1;
	m->rows = xgrow(m->rows, &m->room, m->count + 1, sizeof(*m->rows));
	m->rows[m->count++] = r;
	return 0;
}

const struct importer importer_mapping = {
	.name = "mapping",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = NFIELDS,
	.either = "cost_centre|account",
	.unit = 1,
	.order = 0,
	.row = row,
};

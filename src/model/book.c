/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * book - the dictionaries, files and remarks around the tables, and adding one book to
 * another
 */
#include "book.h"

#include "dictionary.h"
#include "facts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool is_period_axis(enum axis axis)
{
	return axis == AXIS_PERIOD || axis == AXIS_CARE_PERIOD || axis >= AXIS_STORED;
}

/* What the table stores: what is wanted, and what scope, versions and plan rules
 * cannot do without. */
static uint32_t kept_axes(enum table_id table, uint32_t wanted)
{
	const uint32_t derived = AXIS_BIT(AXIS_YEAR) | AXIS_BIT(AXIS_QUARTER);
	if (!wanted)
		return 0;
	if (table == TABLE_CASELOAD)
		return AXIS_BIT(AXIS_STORED) - 1;
	if (table == TABLE_SPENDING)
		wanted |= AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
			  AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_VERSION) |
			  AXIS_BIT(AXIS_SIDE) | AXIS_BIT(AXIS_DOMAIN) |
			  AXIS_BIT(AXIS_GROUP) | AXIS_BIT(AXIS_TASK_FIELD) |
			  AXIS_BIT(AXIS_CLUSTER) | AXIS_BIT(AXIS_KIND) |
			  AXIS_BIT(AXIS_ENTRY);
	if (table == TABLE_BENEFITS)
		wanted |= AXIS_BIT(AXIS_SCHEME); /* each has versions of its own */
	if (table == TABLE_DECLARATIONS || table == TABLE_BENEFITS)
		wanted |= AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
			  AXIS_BIT(AXIS_VERSION) | AXIS_BIT(AXIS_DOMAIN);
	if (table == TABLE_ASSIGNMENTS)
		wanted |= AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_DOMAIN) |
			  AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_ASSIGNMENT);
	else if (wanted & derived)
		wanted |= AXIS_BIT(AXIS_PERIOD);
	return wanted & ~derived;
}

void book_init(struct book *book, const struct codes *codes, const struct labels *labels,
	       const struct needs *needs)
{
	*book = (struct book){.codes = codes,
			      .labels = labels,
			      .needs = *needs,
			      .privacy = {.threshold = SMALLEST_GROUP}};
	arena_init(&book->arena);
	for (size_t a = 0; a < AXIS_COUNT; a++)
		dictionary_init(&book->axis[a], (enum axis)a, labels);
	for (size_t t = 0; t < TABLE_COUNT; t++) {
		const enum table_id table = (enum table_id)t;
		const bool single = table == TABLE_CASELOAD || table == TABLE_ASSIGNMENTS;
		const bool terms = table == TABLE_ASSIGNMENTS ||
				   (table == TABLE_DECLARATIONS && needs->every_row);
		const bool lines = needs->every_row || (needs->lines >> t & 1);
		facts_init(&book->table[t], kept_axes(table, needs->axes[t]),
			   lines || single, terms);
	}
}

void book_release(struct book *book)
{
	for (size_t a = 0; a < AXIS_COUNT; a++)
		dictionary_release(&book->axis[a]);
	for (size_t t = 0; t < TABLE_COUNT; t++)
		facts_release(&book->table[t]);
	free(book->year_of);
	free(book->quarter_of);
	free(book->social_cluster);
	free(book->files);
	free(book->remarks);
	free(book->phasing);
	free(book->tariffs);
	free(book->spans);
	free(book->controls);
	arena_release(&book->arena);
	*book = (struct book){0};
}

member book_intern(struct book *book, enum axis axis, const char *code)
{
	assert(!book->finished);
	struct period period;
	if (is_period_axis(axis) && code && period_parse(code, 0, &period) == 0)
		return book_intern_period(book, axis, period);
	return dictionary_add(&book->axis[axis], &book->arena, code);
}

member book_intern_period(struct book *book, enum axis axis, struct period period)
{
	assert(!book->finished);
	if (!period_is_set(period))
		return MEMBER_NONE;
	char label[24];
	const member m = dictionary_add(&book->axis[axis], &book->arena,
					period_label(label, sizeof(label), period));
	book->axis[axis].entries[m].period = period;
	return m;
}

static const char *same_or_copy(struct arena *arena, const char *old, const char *text)
{
	return old && strcmp(old, text) == 0 ? old : arena_strdup(arena, text);
}

void book_name(struct book *book, enum axis axis, member m, const char *nl,
	       const char *en)
{
	if (m == MEMBER_NONE || !nl || !*nl)
		return;
	struct label *label = &book->axis[axis].entries[m].label;
	const char **text = label->text;
	text[LANGUAGE_NL] = same_or_copy(&book->arena, text[LANGUAGE_NL], nl);
	text[LANGUAGE_EN] =
		same_or_copy(&book->arena, text[LANGUAGE_EN], en && *en ? en : nl);
}

member book_find(const struct book *book, enum axis axis, const char *code)
{
	return dictionary_find(&book->axis[axis], code);
}

const char *book_code(const struct book *book, enum axis axis, member m)
{
	assert(m < book->axis[axis].count);
	return book->axis[axis].entries[m].code;
}

const char *book_label(const struct book *book, enum axis axis, member m,
		       enum language language)
{
	const char *text = book->axis[axis].entries[m].label.text[language];
	return text && *text ? text : book_code(book, axis, m);
}

struct source_file *book_file(struct book *book)
{
	book->files = xgrow(book->files, &book->files_room, book->nfiles + 1,
			    sizeof(*book->files));
	struct source_file *file = &book->files[book->nfiles++];
	*file = (struct source_file){.name = "", .importer = "", .settings = ""};
	return file;
}

struct remark *book_remark(struct book *book, const char *code, const char *subject,
			   int64_t value, bool is_money)
{
	book->remarks = xgrow(book->remarks, &book->remarks_room, book->nremarks + 1,
			      sizeof(*book->remarks));
	struct remark *remark = &book->remarks[book->nremarks++];
	*remark = (struct remark){
		.code = arena_strdup(&book->arena, code),
		.subject = arena_strdup(&book->arena, subject ? subject : ""),
		.value = value,
		.is_money = is_money,
	};
	return remark;
}

struct phase *book_phase(struct book *book)
{
	book->phasing = xgrow(book->phasing, &book->phasing_room, book->nphasing + 1,
			      sizeof(*book->phasing));
	struct phase *phase = &book->phasing[book->nphasing++];
	*phase = (struct phase){.domain = "", .task_field = "", .product = ""};
	return phase;
}

struct tariff *book_tariff(struct book *book)
{
	book->tariffs = xgrow(book->tariffs, &book->tariffs_room, book->ntariffs + 1,
			      sizeof(*book->tariffs));
	struct tariff *tariff = &book->tariffs[book->ntariffs++];
	*tariff = (struct tariff){.product = "", .provider = "", .unit = ""};
	return tariff;
}

struct span *book_span(struct book *book)
{
	book->spans = xgrow(book->spans, &book->spans_room, book->nspans + 1,
			    sizeof(*book->spans));
	return &book->spans[book->nspans++];
}

struct control_sum *book_control_sum(struct book *book)
{
	book->controls = xgrow(book->controls, &book->controls_room, book->ncontrols + 1,
			       sizeof(*book->controls));
	return &book->controls[book->ncontrols++];
}

static const char *copy(struct book *book, const char *text)
{
	return text ? arena_strdup(&book->arena, text) : NULL;
}

void book_privacy(struct book *book, const struct privacy *privacy)
{
	book->privacy =
		(struct privacy){.link_laws = privacy->link_laws,
				 .purpose = copy(book, privacy->purpose),
				 .legal_ground = copy(book, privacy->legal_ground),
				 .expires = copy(book, privacy->expires),
				 .threshold = privacy->threshold,
				 .internal = privacy->internal};
}

static void merge_files(struct book *into, const struct book *from)
{
	for (size_t i = 0; i < from->nfiles; i++) {
		struct source_file *file = book_file(into);
		*file = from->files[i];
		file->name = copy(into, file->name);
		file->importer = copy(into, file->importer);
		file->settings = copy(into, file->settings);
		file->sha256 = copy(into, file->sha256);
		file->skipped = arena_alloc(&into->arena,
					    file->nskipped * sizeof(*file->skipped));
		for (size_t s = 0; s < file->nskipped; s++) {
			file->skipped[s] = from->files[i].skipped[s];
			file->skipped[s].reason = copy(into, file->skipped[s].reason);
		}
	}
}

static void merge_sides(struct book *into, const struct book *from, uint32_t files_before)
{
	for (size_t i = 0; i < from->nremarks; i++) {
		const struct remark *remark = &from->remarks[i];
		struct remark *new = book_remark(into, remark->code, remark->subject,
						 remark->value, remark->is_money);
		new->municipality = copy(into, remark->municipality);
		new->stage = remark->stage;
		new->in_year = remark->in_year;
	}
	for (size_t i = 0; i < from->nphasing; i++) {
		struct phase *phase = book_phase(into);
		*phase = from->phasing[i];
		phase->domain = copy(into, phase->domain);
		phase->task_field = copy(into, phase->task_field);
		phase->product = copy(into, phase->product);
	}
	for (size_t i = 0; i < from->ntariffs; i++) {
		struct tariff *tariff = book_tariff(into);
		*tariff = from->tariffs[i];
		tariff->product = copy(into, tariff->product);
		tariff->provider = copy(into, tariff->provider);
		tariff->unit = copy(into, tariff->unit);
		tariff->file += files_before;
	}
	for (size_t i = 0; i < from->nspans; i++) {
		struct span *span = book_span(into);
		*span = from->spans[i];
		span->municipality = copy(into, span->municipality);
	}
	for (size_t i = 0; i < from->ncontrols; i++) {
		struct control_sum *control = book_control_sum(into);
		*control = from->controls[i];
		control->code = copy(into, control->code);
		control->municipality = copy(into, control->municipality);
		control->file += files_before;
	}
}

/* The member in `into` by member of `from`; to be freed. */
static member *merge_dictionary(struct book *into, const struct book *from,
				enum axis axis)
{
	const struct dictionary *dictionary = &from->axis[axis];
	member *moved = xrealloc(NULL, dictionary->count * sizeof(*moved));
	for (size_t i = 0; i < dictionary->count; i++) {
		const struct entry *entry = &dictionary->entries[i];
		const member m =
			dictionary_add(&into->axis[axis], &into->arena, entry->code);
		into->axis[axis].entries[m].period = entry->period;
		book_name(into, axis, m, entry->label.text[LANGUAGE_NL],
			  entry->label.text[LANGUAGE_EN]);
		moved[i] = m;
	}
	return moved;
}

int book_merge(struct book *into, const struct book *from, struct diags *diags)
{
	assert(!into->finished && !from->finished);
	const size_t files_before = into->nfiles;
	merge_files(into, from);
	merge_sides(into, from, (uint32_t)files_before);
	if (from->privacy.link_laws)
		book_privacy(into, &from->privacy);
	member *moved[AXIS_STORED];
	for (size_t a = 0; a < AXIS_STORED; a++)
		moved[a] = merge_dictionary(into, from, (enum axis)a);
	const int status = facts_merge(into, from, moved, files_before, diags);
	for (size_t a = 0; a < AXIS_STORED; a++)
		free(moved[a]);
	return status;
}

int64_t book_population(const struct book *book, member municipality, int year,
			member indicator)
{
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	const char *version = NULL;
	int64_t people = -1;
	for (size_t row = 0; row < facts->rows; row++) {
		const struct period period =
			book->axis[AXIS_PERIOD]
				.entries[facts->axis[AXIS_PERIOD][row]]
				.period;
		if (facts->axis[AXIS_MUNICIPALITY][row] != municipality ||
		    facts->axis[AXIS_INDICATOR][row] != indicator ||
		    facts->axis[AXIS_DISTRICT][row] != MEMBER_NONE ||
		    period.year != year || period_grain(period) != GRAIN_YEAR ||
		    facts->cells[row] == facts->unknown[row])
			continue;
		const char *this =
			book_code(book, AXIS_VERSION, facts->axis[AXIS_VERSION][row]);
		if (!version || version_compare(this, version) > 0) {
			version = this;
			people = facts->value[row];
		}
	}
	return people;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * model_fixture - small code tables and a few words to fill a book with, for the tests of
 * the model
 */
#ifndef SDGRIP_MODEL_FIXTURE_H
#define SDGRIP_MODEL_FIXTURE_H

#include "pivot.h"

#include <stdio.h>
#include <string.h>

static inline void fill_task_fields(struct codes *codes)
{
	static const struct task_field rows[] = {
		{"0.1", "Bestuur", 2017, 0, "overig", "", "", ""},
		{"0.10", "Mutaties reserves", 2017, 0, "algemeen", "", "", ""},
		{"0.11", "Resultaat", 2017, 0, "algemeen", "", "", ""},
		{"6.2", "Wijkteams", 2017, 2022, "algemeen", "Algemeen", "toegang",
		 "Sociale basisvoorzieningen"},
		{"6.2", "Toegang en eerstelijnsvoorzieningen", 2023, 2024, "algemeen",
		 "Algemeen", "toegang", "Sociale basisvoorzieningen"},
		{"6.3", "Inkomensregelingen", 2017, 0, "Participatiewet",
		 "Participatiewet", "inkomen", "Participatie"},
		{"6.6", "Maatwerkvoorzieningen (WMO)", 2017, 2024, "Wmo", "Wmo",
		 "wmo_maatwerk", "Individuele voorzieningen Wmo"},
		{"6.60", "Hulpmiddelen en diensten (WMO)", 2025, 0, "Wmo", "Wmo",
		 "wmo_maatwerk", "Individuele voorzieningen Wmo"},
		{"6.71", "Maatwerkdienstverlening 18+", 2017, 2024, "Wmo", "Wmo",
		 "wmo_maatwerk", "Individuele voorzieningen Wmo"},
		{"6.71a", "Huishoudelijke hulp (WMO)", 2023, 2024, "Wmo", "Wmo",
		 "wmo_maatwerk", "Individuele voorzieningen Wmo"},
		{"6.711", "Huishoudelijke hulp (WMO)", 2025, 0, "Wmo", "Wmo",
		 "wmo_maatwerk", "Individuele voorzieningen Wmo"},
		{"6.72", "Maatwerkdienstverlening 18-", 2017, 2024, "Jeugdwet",
		 "Jeugdwet", "jeugd_maatwerk", "Individuele voorzieningen Jeugd"},
		{"7.1", "Volksgezondheid", 2017, 0, "algemeen", "", "volksgezondheid",
		 "Sociale basisvoorzieningen"},
		{"8.3", "Wonen en bouwen", 2017, 0, "overig", "", "", "Overig"},
	};
	const size_t count = sizeof(rows) / sizeof(*rows);
	codes->task_fields = xgrow(NULL, &codes->task_fields_room, count, sizeof(*rows));
	memcpy(codes->task_fields, rows, sizeof(rows));
	codes->ntask_fields = count;
}

static inline void fill_others(struct codes *codes)
{
	static const struct municipality municipalities[] = {
		{"GM1700", "Twenterand", "", 0, ""},
		{"GM0518", "'s-Gravenhage", "'s-Gravenhage (gemeente)|Den Haag", 0, ""},
		{"GM0164", "Hengelo (O.)", "Hengelo", 0, ""},
		{"GM0344", "Utrecht", "Utrecht (gemeente)", 0, ""},
		{"GM0363", "Amsterdam", "", 0, ""},
		{"GM0893", "Bergen (L.)", "", 0, ""},
		{"GM0373", "Bergen (NH.)", "", 0, ""},
		{"GM0063", "het Bildt", "", 2017, "GM1949"},
		{"GM0501", "Brielle", "", 2022, "GM1992"},
		{"GM1961", "Vijfheerenlanden", "", 0, ""},
		{"GM0140", "Súdwest-Fryslân", "", 0, ""},
	};
	static const struct category categories[] = {
		{"L3.4.1", "Sociale uitkeringen in natura", 2017, 0},
		{"L3.4.2", "Eigen bijdragen", 2017, 2022},
	};
	static const struct product_category products[] = {
		{"Wmo", "01", "Hulp bij het huishouden", "6.711"},
		{"Jeugd", "50", "Jeugdhulp", ""},
	};
	static const struct circular circulars[] = {
		{"S2023", 2024, "A", "1.406"},
		{"M2024", 2024, "A", "1.414"},
		{"M2024", 2025, "B", "1.457"},
	};
#define FILL(table)                                                               \
	codes->table = xgrow(NULL, &codes->table##_room,                          \
			     sizeof(table) / sizeof(*(table)), sizeof(*(table))); \
	memcpy(codes->table, table, sizeof(table));                               \
	codes->n##table = sizeof(table) / sizeof(*(table))
	FILL(municipalities);
	FILL(categories);
	FILL(products);
	FILL(circulars);
#undef FILL
}

static inline void small_codes(struct codes *codes)
{
	codes_init(codes);
	fill_task_fields(codes);
	fill_others(codes);
	codes_finish(codes);
}

static inline void small_labels(struct labels *labels)
{
	labels_init(labels);
	labels_add(labels, "member:stage.budget", "Primitieve begroting",
		   "Original budget");
	labels_add(labels, "member:stage.actual", "Realisatie", "Actual");
	labels_add(labels, "member:domain.wmo", "Wmo", "Social support (Wmo)");
	labels_add(labels, "member:domain.jeugdwet", "Jeugd", "Youth");
	labels_add(labels, "member:group.toegang", "Toegang", "Access");
}

/* Every part a test of the book needs. */
struct model {
	struct codes codes;
	struct labels labels;
	struct diags diags;
	struct arena arena;
	struct book book;
};

static inline void model_init(struct model *model, const struct needs *needs)
{
	small_codes(&model->codes);
	small_labels(&model->labels);
	diags_init(&model->diags);
	arena_init(&model->arena);
	book_init(&model->book, &model->codes, &model->labels, needs);
}

static inline void model_release(struct model *model)
{
	book_release(&model->book);
	arena_release(&model->arena);
	diags_release(&model->diags);
	labels_release(&model->labels);
	codes_release(&model->codes);
}

/* What the diagnostics would print, in the model's arena. */
static inline const char *messages(struct model *model)
{
	FILE *stream = tmpfile();
	diags_flush(&model->diags, stream);
	rewind(stream);
	char *text = arena_alloc(&model->arena, 4096);
	const size_t length = fread(text, 1, 4095, stream);
	text[length] = '\0';
	fclose(stream);
	return text;
}

/* A line of spending as a test writes it; NULL or "" for what is not given. */
struct line {
	const char *municipality, *period, *stage, *side, *domain, *task_field;
	int64_t value;
	const char *version, *cluster, *kind, *programme;
	bool unknown;
};

/* The first seven fields; others may follow by name. */
#define LINE(m, p, s, e, d, t, v)                                                     \
	.municipality = (m), .period = (p), .stage = (s), .side = (e), .domain = (d), \
	.task_field = (t), .value = (v)

static inline struct fact line_fact(struct book *book, const struct line *line)
{
	struct fact fact = {.table = TABLE_SPENDING, .value = line->value};
	const struct {
		enum axis axis;
		const char *code;
	} keys[] = {
		{AXIS_MUNICIPALITY, line->municipality},
		{AXIS_PERIOD, line->period},
		{AXIS_STAGE, line->stage},
		{AXIS_SIDE, line->side},
		{AXIS_DOMAIN, line->domain},
		{AXIS_TASK_FIELD, line->task_field},
		{AXIS_VERSION, line->version},
		{AXIS_CLUSTER, line->cluster},
		{AXIS_KIND, line->kind},
		{AXIS_PROGRAMME, line->programme},
	};
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		fact.axis[keys[i].axis] = book_intern(book, keys[i].axis, keys[i].code);
	fact.unknown = line->unknown;
	return fact;
}

static inline int add_line(struct model *model, const struct line *line)
{
	const struct fact fact = line_fact(&model->book, line);
	return book_add(&model->book, &fact, &model->diags, NULL);
}

static inline void add_lines(struct model *model, const struct line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_line(model, &lines[i]);
}

/* One fact of caseload, in whole people. */
static inline int add_people(struct model *model, const char *municipality,
			     const char *period, const char *indicator, int64_t people,
			     const struct place *place)
{
	struct book *book = &model->book;
	struct fact fact = {.table = TABLE_CASELOAD, .value = people * 1000};
	fact.axis[AXIS_MUNICIPALITY] = book_intern(book, AXIS_MUNICIPALITY, municipality);
	fact.axis[AXIS_PERIOD] = book_intern(book, AXIS_PERIOD, period);
	fact.axis[AXIS_INDICATOR] = book_intern(book, AXIS_INDICATOR, indicator);
	if (place) {
		fact.origin.line = (uint32_t)place->line;
		fact.origin.file = book->nfiles ? (uint32_t)book->nfiles - 1 : 0;
	}
	return book_add(book, &fact, &model->diags, place);
}

#endif

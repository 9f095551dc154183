/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * question_fixture - ask one analysis about a book that a test fills by hand
 */
#ifndef SDGRIP_QUESTION_FIXTURE_H
#define SDGRIP_QUESTION_FIXTURE_H

#include "analysis.h"
#include "model_fixture.h"

#include <stdlib.h>

struct question {
	const struct analysis *analysis;
	struct needs needs;
	void *opts;
	struct model model;
	struct report report;
	struct arena arena;
};

/* Starts with the defaults of the analysis. Options may follow, then question_open. */
static inline void question_init(struct question *q, const struct analysis *analysis)
{
	*q = (struct question){.analysis = analysis, .needs = analysis->needs};
	arena_init(&q->arena);
	q->opts = arena_alloc(&q->arena, analysis->opts_size + 1);
	if (analysis->defaults)
		memcpy(q->opts, analysis->defaults, analysis->opts_size);
}

/* A flag takes NULL, a list its words separated by commas. */
static inline void question_option(struct question *q, const char *name,
				   const char *value)
{
	const struct option_spec *spec = q->analysis->options;
	while (strcmp(spec->name, name) != 0)
		spec++;
	char *field = (char *)q->opts + spec->offset;
	if (spec->type == OPTION_FLAG) {
		*(bool *)field = true;
	} else if (spec->type == OPTION_LIST) {
		const char **words = arena_alloc(&q->arena, 8 * sizeof(*words));
		size_t n = 0;
		while (*value) {
			size_t length = strcspn(value, ",");
			words[n++] = arena_strndup(&q->arena, value, length);
			value += length + (value[length] == ',');
		}
		*(const char ***)field = words;
	} else {
		*(const char **)field = value;
	}
}

/* Reads the options and makes the book; -1 when the analysis refuses them. */
static inline int question_open(struct question *q)
{
	struct diags diags;
	diags_init(&diags);
	int result = q->analysis->prepare
			     ? q->analysis->prepare(q->opts, &q->needs, &diags)
			     : 0;
	diags_release(&diags);
	model_init(&q->model, &q->needs);
	report_init(&q->report, &q->model.labels, q->analysis->name);
	return result;
}

/* Finishes the book and asks; scope may be NULL. */
static inline int question_ask(struct question *q, const struct scope *scope)
{
	static const struct scope everything;
	struct filter filter;
	struct model *model = &q->model;
	book_finish(&model->book, &model->diags);
	if (filter_build(&filter, &model->book, scope ? scope : &everything, &q->arena,
			 &model->diags) < 0)
		return -1;
	int result = q->analysis->run(&model->book, &filter, q->opts, &q->report,
				      &model->diags);
	report_check(&q->report);
	return result;
}

static inline void question_release(struct question *q)
{
	report_release(&q->report);
	model_release(&q->model);
	arena_release(&q->arena);
}

static inline const struct table *question_table(const struct question *q,
						 const char *name)
{
	for (size_t i = 0; i < q->report.ntables; i++)
		if (strcmp(q->report.tables[i]->name, name) == 0)
			return q->report.tables[i];
	return NULL;
}

/* The finding of this kind, or NULL. */
static inline const struct finding *question_finding(const struct question *q,
						     const char *code)
{
	for (size_t i = 0; i < q->report.nfindings; i++)
		if (strcmp(q->report.findings[i].code, code) == 0)
			return &q->report.findings[i];
	return NULL;
}

static inline const struct note *question_note(const struct question *q, const char *name)
{
	for (size_t i = 0; i < q->report.nnotes; i++)
		if (strcmp(q->report.notes[i].name, name) == 0)
			return &q->report.notes[i];
	return NULL;
}

/* A cell as text: "-" when not known, money in euros, a period as its label. */
static inline const char *value_show(struct arena *arena, struct value value)
{
	char text[64];
	switch (value.type) {
	case VALUE_NONE:
		break;
	case VALUE_TEXT:
	case VALUE_CODE:
		return value.text;
	case VALUE_MONEY:
		return arena_strdup(arena,
				    money_format(text, sizeof(text), value.number));
	case VALUE_QUANTITY:
		return arena_strdup(arena,
				    thousandths_format(text, sizeof(text), value.number));
	case VALUE_COUNT:
	case VALUE_FLAG:
		return arena_printf(arena, "%lld", (long long)value.number);
	case VALUE_RATIO:
	case VALUE_NUMBER:
		return arena_printf(arena, "%.6g", value.real);
	case VALUE_PERIOD:
		return arena_strdup(arena,
				    period_label(text, sizeof(text), value.period));
	}
	return "-";
}

/* Row `row` of a table as its cells with blanks between them; row nrows is the total. */
static inline const char *row_show(struct question *q, const char *table, size_t row)
{
	const struct table *t = question_table(q, table);
	if (!t || row > t->nrows || (row == t->nrows && !t->total))
		return "";
	const struct value *cells =
		row == t->nrows ? t->total : &t->cells[row * t->ncolumns];
	const char *text = "";
	for (size_t i = 0; i < t->ncolumns; i++)
		text = arena_printf(&q->arena, "%s%s%s", text, i ? " " : "",
				    value_show(&q->arena, cells[i]));
	return text;
}

#define assert_row(q, table, row, text) \
	assert_string_equal(row_show((q), (table), (row)), (text))
#define assert_rows(q, table, count) \
	assert_int_equal(question_table((q), (table))->nrows, (count))

#endif

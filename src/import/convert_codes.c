/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * convert_codes - cells that hold an official code: municipality, task field, category,
 * product
 *
 * Labels behind a code ("6.1 Samenkracht en burgerpar..") are cut off by those who
 * publish them and differ per year: the code alone counts, matched exactly, up to the
 * first blank.
 */
#include "convert_codes.h"

#include "citizen.h"
#include "utf8.h"
#include "words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char *municipality_code(const char *text, struct arena *arena)
{
	if ((text[0] == 'G' || text[0] == 'g') && (text[1] == 'M' || text[1] == 'm'))
		text += 2;
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 4 || text[digits])
		return NULL;
	long number = strtol(text, NULL, 10);
	return number > 0 ? arena_printf(arena, "GM%04ld", number) : NULL;
}

static void name_municipality(struct converter *c, member m, const char *name)
{
	const char *shown = name ? citizen_hide(&c->arena, name) : NULL;
	if (shown)
		book_name(c->book, AXIS_MUNICIPALITY, m, shown, shown);
}

/* A code that the table does not hold may be right: the table ages, the Netherlands merge
 * municipalities every year. */
static int unlisted(struct converter *c, const char *code, const struct place *place,
		    struct resolved *out)
{
	const bool named = c->home->code && strcmp(code, c->home->code) == 0;
	const bool known = book_find(c->book, AXIS_MUNICIPALITY, code) != MEMBER_NONE;
	out->self = book_intern(c->book, AXIS_MUNICIPALITY, code);
	if (named && c->home->name) {
		name_municipality(c, out->self, c->home->name);
	} else if (!known) {
		diag_warning(c->diags, place,
			     "municipality '%s' is not in the code table; its rows are "
			     "read as they are",
			     code);
		book_remark(c->book, "municipality_unlisted", code, 0, false)
			->municipality = book_code(c->book, AXIS_MUNICIPALITY, out->self);
	}
	return 0;
}

/* A column that is wrong mostly says the same wrong thing on every row. */
static int refuse_municipality(struct converter *c, const char *text,
			       const struct place *place)
{
	if (c->unknown && strcmp(c->unknown, text) == 0)
		return convert_refuse(c, place, c->unknown_message);
	const char *nearest = codes_nearest_municipality(c->book->codes, text);
	c->unknown = arena_strdup(&c->arena, text);
	c->unknown_message = arena_printf(
		&c->arena, "unknown municipality '%s'%s%s%s", cell_shown(text, &c->arena),
		nearest ? ", did you mean '" : ", expected a name or a code like ",
		nearest ? nearest : "GM0363", nearest ? "'?" : "");
	return convert_refuse(c, place, c->unknown_message);
}

int convert_municipality(struct converter *c, const char *text, const struct place *place,
			 struct resolved *out)
{
	const char *folded = text_fold(&c->arena, text);
	if (list_has("nederland|nl00|nl01", folded)) {
		out->peer = true;
		if (c->book->needs.peer_total)
			out->self = book_intern(c->book, AXIS_MUNICIPALITY, PEER_TOTAL);
		return 0;
	}
	if (c->home->name && c->home->code &&
	    strcmp(folded, text_fold(&c->arena, c->home->name)) == 0)
		text = c->home->code;
	const struct municipality *listed = codes_municipality(c->book->codes, text);
	if (listed) {
		out->self = book_intern(c->book, AXIS_MUNICIPALITY, listed->code);
		name_municipality(c, out->self, listed->name);
		return 0;
	}
	const char *code = municipality_code(text, &c->arena);
	if (code)
		return unlisted(c, code, place, out);
	if (convert_unheard(c, place))
		return convert_refuse(c, place, "");
	return refuse_municipality(c, text, place);
}

/* The part before the first blank. */
static const char *code_part(struct converter *c, const char *text)
{
	return arena_strndup(&c->arena, text, strcspn(text, " \t"));
}

/* "'6.99' is not a task field of 2025; did you mean '6.91'?" */
static int refuse_code(struct converter *c, const struct place *place, const char *what,
		       const char *code, int year, const char *explanation)
{
	const bool explained = explanation && *explanation;
	return convert_refuse(c, place,
			      arena_printf(&c->arena, "'%s' is not a %s of %d%s%s",
					   cell_shown(code, &c->arena), what, year,
					   explained ? "; " : "",
					   explained ? explanation : ""));
}

/* Domain, group and cluster of a task field in its year. */
static void derive(struct converter *c, const struct task_field *field,
		   struct resolved *out)
{
	if (*field->domain)
		out->domain = words_find(AXIS_DOMAIN, field->domain, &c->arena);
	out->group = book_intern(c->book, AXIS_GROUP, field->group);
	out->cluster = book_intern(c->book, AXIS_CLUSTER, field->cluster);
}

int convert_task_field(struct converter *c, const char *text, int year,
		       const struct place *place, struct resolved *out)
{
	const char *code = code_part(c, text);
	const struct task_field *field = codes_task_field(c->book->codes, code, year);
	if (!field && convert_unheard(c, place))
		return convert_refuse(c, place, "");
	if (!field)
		return refuse_code(
			c, place, "task field", code, year,
			codes_explain_task_field(c->book->codes, code, year, &c->arena));
	out->self = book_intern(c->book, AXIS_TASK_FIELD, field->code);
	book_name(c->book, AXIS_TASK_FIELD, out->self, field->name, field->name);
	derive(c, field, out);
	return 0;
}

int convert_category(struct converter *c, const char *text, int year,
		     const struct place *place, struct resolved *out)
{
	const char *code = code_part(c, text);
	const struct category *category = codes_category(c->book->codes, code, year);
	if (!category && convert_unheard(c, place))
		return convert_refuse(c, place, "");
	if (!category)
		return refuse_code(
			c, place, "category", code, year,
			codes_explain_category(c->book->codes, code, year, &c->arena));
	if (c->book->needs.axes[TABLE_SPENDING] & AXIS_BIT(AXIS_CATEGORY)) {
		out->self = book_intern(c->book, AXIS_CATEGORY, category->code);
		book_name(c->book, AXIS_CATEGORY, out->self, category->name,
			  category->name);
	}
	out->side = *category->code == 'L' ? SIDE_EXPENSE : SIDE_REVENUE;
	return 0;
}

/* The category of a product code: "45" itself, or the first two digits of five ("45A04").
 * NULL when no law or more than one has it. */
static const struct product_category *product_category(struct converter *c,
						       const char *text)
{
	const bool long_code = strlen(text) == 5 && isdigit((unsigned char)text[0]) &&
			       isdigit((unsigned char)text[1]);
	const char *code = long_code ? arena_strndup(&c->arena, text, 2) : text;
	const struct product_category *found = NULL;
	static const char *const laws[] = {"Wmo", "Jeugdwet", "Participatiewet"};
	for (size_t i = 0; i < sizeof(laws) / sizeof(laws[0]); i++) {
		const struct product_category *category =
			codes_product(c->book->codes, laws[i], code);
		if (category && found)
			return NULL;
		if (category)
			found = category;
	}
	return found;
}

/* The task field only in the years in which it exists. The group is the same over the
 * years: that is what groups are for. */
static void derive_product(struct converter *c, const struct product_category *category,
			   int year, struct resolved *out)
{
	out->domain = words_find(AXIS_DOMAIN, category->law, &c->arena);
	if (!*category->task_field)
		return;
	const struct task_field *field =
		codes_task_field(c->book->codes, category->task_field, year);
	if (!field) {
		field = codes_task_field(c->book->codes, category->task_field, 0);
		if (field)
			derive(c, field, out);
		return;
	}
	out->task_field = book_intern(c->book, AXIS_TASK_FIELD, field->code);
	book_name(c->book, AXIS_TASK_FIELD, out->task_field, field->name, field->name);
	derive(c, field, out);
}

int convert_product(struct converter *c, const char *text, int year, struct resolved *out)
{
	if (c->wanted & AXIS_BIT(AXIS_PRODUCT))
		out->self = book_intern(c->book, AXIS_PRODUCT, text);
	const struct product_category *category = product_category(c, text);
	if (!category)
		return 0; /* a local product code: says nothing by itself */
	if (out->self != MEMBER_NONE && strcmp(category->code, text) == 0)
		book_name(c->book, AXIS_PRODUCT, out->self, category->name,
			  category->name);
	derive_product(c, category, year, out);
	return 0;
}

const char *category_code_of_product(const char *text, struct arena *arena)
{
	const bool digit = isdigit((unsigned char)text[0]) && !text[1];
	return digit ? arena_printf(arena, "0%s", text) : text;
}

void convert_product_category(struct converter *c, const char *text, int year,
			      struct resolved *out)
{
	const struct product_category *category =
		product_category(c, category_code_of_product(text, &c->arena));
	*out = (struct resolved){.self = MEMBER_NONE};
	if (category)
		derive_product(c, category, year, out);
}

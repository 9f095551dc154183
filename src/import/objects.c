/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * objects - what a row is about: task field, and domain, group and cluster that follow
 * from it in its year
 *
 * A mapping of the municipality comes before the columns of the file; a product gives its
 * domain always and its task field only where the codes name one.
 */
#include "convert_codes.h"
#include "record.h"
#include "utf8.h"

#include <ctype.h>
#include <string.h>

static struct place axis_place(const struct reader *r, enum axis axis)
{
	return reader_place(r, r->key[axis] >= 0 ? (size_t)r->key[axis] : NO_FIELD);
}

/* Converts a code. The codes of a row without any amount do not matter. */
static bool convert_code(struct reader *r, struct record *record, enum axis axis,
			 const char *text, const struct place *place,
			 struct resolved *out)
{
	r->convert.quiet = record->zero;
	const int status = convert(&r->convert, axis, text, record->year, place, out);
	r->convert.quiet = false;
	if (status == 0)
		return true;
	*out = (struct resolved){.self = MEMBER_NONE};
	if (record->zero)
		record->unknown_code = true;
	else
		record->status = -1;
	return false;
}

static struct mapping_row *find_mapping(struct reader *r, struct period period)
{
	const char *cost_centre = record_text(r, AXIS_COST_CENTRE);
	const char *account = record_text(r, AXIS_ACCOUNT);
	if (r->mapping->count == 0 || (!cost_centre && !account))
		return NULL;
	return mapping_find(r->mapping, cost_centre ? cost_centre : "",
			    account ? account : "", period);
}

/* The mapping's text when it has one, else the row's own. */
static const char *choose(const char *mapped, const char *own)
{
	return mapped && *mapped ? mapped : own;
}

static void read_task_field(struct reader *r, struct record *record,
			    struct mapping_row *map, struct resolved *out)
{
	const char *text = map ? map->task_field : record_text(r, AXIS_TASK_FIELD);
	struct place place = axis_place(r, AXIS_TASK_FIELD);
	*out = (struct resolved){.self = MEMBER_NONE};
	if (!text)
		return;
	if (!map) {
		convert_code(r, record, AXIS_TASK_FIELD, text, &place, out);
		return;
	}
	/* the mistake is in the mapping: said once, there */
	place = (struct place){.file = map->file, .line = map->line};
	r->convert.quiet = map->told || record->zero;
	const int status =
		convert(&r->convert, AXIS_TASK_FIELD, text, record->year, &place, out);
	r->convert.quiet = false;
	if (status == 0)
		return;
	*out = (struct resolved){.self = MEMBER_NONE};
	map->told |= !record->zero;
	record->unknown_code |= record->zero;
	if (!record->zero)
		record->status = -1;
	r->fatal |= !record->zero;
}

/* The side that all amounts of the file imply, when they imply one. */
static member common_side(const struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	member common = MEMBER_NONE;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct preset *preset = importer->fields[i].preset;
		for (size_t p = 0; p < 4 && preset[p].code; p++) {
			if (preset[p].axis != AXIS_SIDE || r->bound[i].column < 0 ||
			    importer->fields[i].role != FIELD_MEASURE)
				continue;
			const member side = r->bound[i].preset[p].self;
			if (common != MEMBER_NONE && common != side)
				return MEMBER_NONE;
			common = side;
		}
	}
	if (common == MEMBER_NONE && !r->profile->base->profile_only)
		common = SIDE_EXPENSE;
	return common;
}

/* A category without its side letter gets it from the side of the row. */
static const char *category_code(struct reader *r, const struct record *record,
				 const char *text, member account_side)
{
	if (!isdigit((unsigned char)*text))
		return text;
	member side = record->axis[AXIS_SIDE];
	if (side == MEMBER_NONE)
		side = account_side;
	if (side == MEMBER_NONE)
		side = common_side(r);
	if (side == MEMBER_NONE)
		return text;
	return arena_printf(&r->convert.arena, "%c%s", side == SIDE_EXPENSE ? 'L' : 'B',
			    text);
}

static member word_of(struct reader *r, enum axis axis, const char *text, member own)
{
	struct resolved found;
	if (!text || !*text || convert(&r->convert, axis, text, 0, NULL, &found) < 0)
		return own;
	return found.self;
}

static void read_category(struct reader *r, struct record *record,
			  const struct mapping_row *map, struct objects *o)
{
	const char *text =
		choose(map ? map->category : NULL, record_text(r, AXIS_CATEGORY));
	const char *account = record_text(r, AXIS_ACCOUNT);
	struct resolved found;
	const bool mapped = map && *map->category;
	const struct place place =
		mapped ? reader_place(r, NO_FIELD) : axis_place(r, AXIS_CATEGORY);
	if (account && convert(&r->convert, AXIS_ACCOUNT, account, record->year, &place,
			       &found) == 0)
		o->side = found.side;
	if (!text)
		return;
	text = category_code(r, record, text, o->side);
	if (convert_code(r, record, AXIS_CATEGORY, text, &place, &found)) {
		o->category = found.self;
		o->side = found.side;
	} else if (mapped) {
		r->fatal |= !record->zero;
	}
}

/* Task field, else the domain that the row states, else the product's. */
static void read_domain(struct reader *r, struct record *record,
			const struct resolved *field, const struct resolved *product,
			struct objects *o)
{
	const member stated = record->axis[AXIS_DOMAIN];
	o->task_field = field->self != MEMBER_NONE ? field->self : product->task_field;
	const struct resolved *from = field->self != MEMBER_NONE ? field : product;
	o->domain = from->domain;
	o->group = from->group;
	o->cluster = from->cluster;
	if (stated != MEMBER_NONE && from->domain != MEMBER_NONE &&
	    stated != from->domain) {
		const struct place place = axis_place(r, AXIS_DOMAIN);
		record->status = diag_error(
			r->diags, &place,
			"domain '%s', but %s belongs to '%s'; leave the column of the "
			"domain out",
			book_code(r->book, AXIS_DOMAIN, stated),
			o->task_field != MEMBER_NONE
				? arena_printf(&r->convert.arena, "task field '%s'",
					       book_code(r->book, AXIS_TASK_FIELD,
							 o->task_field))
				: "the product",
			book_code(r->book, AXIS_DOMAIN, from->domain));
	}
	if (stated != MEMBER_NONE)
		o->domain = stated;
}

/* The category of the product, in files that have a column for it. */
static const char *category_text(const struct reader *r)
{
	for (size_t i = 0; i < r->profile->importer.nfields; i++)
		if (r->profile->importer.fields[i].role == FIELD_CATEGORY &&
		    r->cells[i] && !text_is_blank(r->cells[i]))
			return r->cells[i];
	return NULL;
}

/* A product is its code; without one its category, which also says what a code of the
 * municipality's own does not. */
static void read_product(struct reader *r, struct record *record, const char *text,
			 struct resolved *product)
{
	const struct place place = axis_place(r, AXIS_PRODUCT);
	const char *category = category_text(r);
	if (!text && category)
		text = category_code_of_product(category, &r->arena);
	if (text)
		convert_code(r, record, AXIS_PRODUCT, text, &place, product);
	if (!category || product->domain != MEMBER_NONE)
		return;
	const member self = product->self;
	convert_product_category(&r->convert, category, record->year, product);
	product->self = self;
}

void record_objects(struct reader *r, struct record *record, struct period period,
		    struct objects *o)
{
	struct mapping_row *map = r->profile->importer.table == TABLE_SPENDING
					  ? find_mapping(r, period)
					  : NULL;
	const char *text =
		choose(map ? map->product : NULL, record_text(r, AXIS_PRODUCT));
	struct resolved field, product = {.self = MEMBER_NONE};
	const int before = record->status;
	*o = (struct objects){.unmapped = false};
	record->status = 0;
	read_product(r, record, text, &product);
	read_task_field(r, record, map, &field);
	read_category(r, record, map, o);
	o->product = product.self;
	o->programme = record->axis[AXIS_PROGRAMME];
	if (map && *map->programme) {
		struct resolved programme;
		if (convert(&r->convert, AXIS_PROGRAMME, map->programme, 0, NULL,
			    &programme) == 0)
			o->programme = programme.self;
	}
	o->form = word_of(r, AXIS_FORM, map ? map->form : NULL, record->axis[AXIS_FORM]);
	o->nature = word_of(r, AXIS_NATURE, map ? map->nature : NULL,
			    record->axis[AXIS_NATURE]);
	read_domain(r, record, &field, &product, o);
	o->unmapped = o->task_field == MEMBER_NONE && o->domain == MEMBER_NONE;
	o->certain = record->status == 0 && (record->axis[AXIS_DOMAIN] != MEMBER_NONE ||
					     !record_text(r, AXIS_DOMAIN));
	if (before < 0)
		record->status = before;
}

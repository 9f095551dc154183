/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * convert_codes - cells that hold an official code: municipality, task field, category,
 * product
 */
#ifndef SDGRIP_CONVERT_CODES_H
#define SDGRIP_CONVERT_CODES_H

#include "convert.h"

int convert_municipality(struct converter *converter, const char *text,
			 const struct place *place, struct resolved *out);
int convert_task_field(struct converter *converter, const char *text, int year,
		       const struct place *place, struct resolved *out);
int convert_category(struct converter *converter, const char *text, int year,
		     const struct place *place, struct resolved *out);
/* What follows from the category of a product, which itself becomes no member. */
void convert_product_category(struct converter *converter, const char *text, int year,
			      struct resolved *out);
/* "01" for "1", of which a spreadsheet took the zero; else the text. */
const char *category_code_of_product(const char *text, struct arena *arena);
int convert_product(struct converter *converter, const char *text, int year,
		    struct resolved *out);

/* -1, with the message as an error unless the converter is quiet. */
int convert_refuse(struct converter *converter, const struct place *place,
		   const char *message);

/* True when nobody reads the message: the converter is quiet, or the list of the file is
 * full. Looking for the nearest of a thousand names would cost more than the row. */
bool convert_unheard(const struct converter *converter, const struct place *place);

/* "GM0363", "363" as "GM0363" in arena; NULL when it is not the form of a municipality
 * code. */
const char *municipality_code(const char *text, struct arena *arena);

#endif

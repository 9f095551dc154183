/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * records - the rows of a file, whatever they are written in
 */
#include "records.h"

#include "iv3_delivery.h"
#include "message.h"

int records_read(const struct source *text, const struct dialect *dialect,
		 const char *file, struct diags *diags,
		 int (*each)(void *context, const struct row *row), void *context)
{
	if (dialect->delivery)
		return iv3_delivery_rows(dialect->delivery, file, diags, each, context);
	if (dialect->message)
		return message_rows(dialect->message, each, context);
	return rows_read(text->text, text->length, dialect->delimiter, file, diags, each,
			 context);
}

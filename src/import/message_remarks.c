/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_remarks - what every report must say of the messages it rests on
 *
 * There may be thousands of messages: each remark is made once and counts on.
 */
#include "message.h"
#include "reader.h"

#include <string.h>

static void count_on(struct book *book, const char *code, size_t count)
{
	if (count == 0)
		return;
	for (size_t i = 0; i < book->nremarks; i++)
		if (strcmp(book->remarks[i].code, code) == 0) {
			book->remarks[i].value += (int64_t)count;
			return;
		}
	book_remark(book, code, "", (int64_t)count, false);
}

void message_remarks(struct reader *r)
{
	const struct message *m = r->dialect->message;
	if (m->form->importer->table != TABLE_DECLARATIONS ||
	    r->book->needs.axes[TABLE_DECLARATIONS] == 0)
		return;
	count_on(r->book, "message_date_used", m->lines);
	count_on(r->book, "care_over_months", m->over_months);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_remarks - what every report must say of the messages it rests on
 *
 * There may be thousands of messages: the remark is made once and counts on.
 */
#include "message.h"
#include "reader.h"

#include <string.h>

void message_remarks(struct reader *r)
{
	static const char code[] = "message_date_used";
	struct book *book = r->book;
	const struct message *m = r->dialect->message;
	if (m->form->importer->table != TABLE_DECLARATIONS ||
	    book->needs.axes[TABLE_DECLARATIONS] == 0)
		return;
	for (size_t i = 0; i < book->nremarks; i++)
		if (strcmp(book->remarks[i].code, code) == 0) {
			book->remarks[i].value += (int64_t)m->lines;
			return;
		}
	book_remark(book, code, "", (int64_t)m->lines, false);
}

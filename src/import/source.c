/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * source - the bytes of one input as UTF-8 text; the only user of zlib and iconv
 *
 * A file is read whole: the balance of rows, the hash and the decisions about
 * encoding and numbers need all of it.
 */
#include "source.h"

#include "bytes.h"
#include "encoding.h"
#include "hash.h"
#include "rejected_file.h"
#include "utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
	STEP = 1 << 16, /* unpack this much at a time */
	/* A CSV file shrinks to a tenth, a dull one to a fiftieth. */
	BOMB_RATIO = 200,
	BOMB_SIZE = 64 << 20, /* bytes; less does no harm */
};

#define BOMB_MESSAGE \
	"unpacks to more than 200 times its size; unpack it yourself if that is right"

/* Unpacks one member of a gzip file after another. Returns NULL, or what is wrong. */
static const char *inflate_members(z_stream *stream, struct bytes *out)
{
	const size_t packed = stream->avail_in;
	int status = Z_OK;
	for (;;) {
		bytes_reserve(out, out->size + STEP);
		stream->next_out = (Bytef *)out->data + out->size;
		stream->avail_out = STEP;
		status = inflate(stream, Z_NO_FLUSH);
		out->size += STEP - stream->avail_out;
		if (out->size > BYTES_MOST)
			return BYTES_MESSAGE;
		if (out->size > BOMB_SIZE &&
		    out->size / BOMB_RATIO > packed - stream->avail_in)
			return BOMB_MESSAGE;
		if (status == Z_STREAM_END && stream->avail_in == 0)
			return NULL;
		if (status == Z_STREAM_END)
			status = inflateReset(stream);
		if (status == Z_BUF_ERROR)
			return "the compressed file is cut off";
		if (status == Z_MEM_ERROR)
			memory_exhausted();
		if (status != Z_OK)
			return "the compressed file is damaged";
	}
}

static int unpack(struct bytes *bytes, const struct place *place, struct diags *diags)
{
	if (bytes->size < 2 || memcmp(bytes->data, "\x1f\x8b", 2) != 0)
		return 0;
	z_stream stream = {.next_in = (Bytef *)bytes->data,
			   .avail_in = (uInt)bytes->size};
	/* zlib has the version of its header, so only memory can lack */
	if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK)
		memory_exhausted();
	struct bytes out = {0};
	const char *defect = inflate_members(&stream, &out);
	inflateEnd(&stream);
	free(bytes->data);
	*bytes = out;
	return defect ? diag_error(diags, place, "%s", defect) : 0;
}

/* Files that people hand over instead of CSV. */
static int refuse_workbook(const struct bytes *bytes, const struct place *place,
			   struct diags *diags)
{
	const bool zip = bytes->size >= 4 && memcmp(bytes->data, "PK\x03\x04", 4) == 0;
	const bool old =
		bytes->size >= 4 && memcmp(bytes->data, "\xd0\xcf\x11\xe0", 4) == 0;
	if (!zip && !old)
		return 0;
	return diag_error(
		diags, place,
		"is an Excel workbook or an archive, not text; save the sheet as CSV");
}

/* All of `in` through iconv. The status is iconv's errno, or 0; *done is what was
 * converted of `in`. */
static int convert_all(iconv_t converter, const struct bytes *in, size_t skip,
		       struct bytes *out, size_t *done)
{
	char *from = in->data + skip;
	size_t left = in->size - skip;
	int status = 0;
	bytes_reserve(out, left + left / 8 + 16);
	do {
		char *to = out->data + out->size;
		size_t room = out->room - out->size - 1;
		const size_t result = iconv(converter, &from, &left, &to, &room);
		status = result == (size_t)-1 ? errno : 0;
		out->size = (size_t)(to - out->data);
		if (status == E2BIG)
			bytes_reserve(out, out->room);
	} while (status == E2BIG);
	*done = in->size - left;
	return status;
}

static int convert(struct bytes *bytes, const struct encoding *encoding,
		   const struct place *place, struct diags *diags)
{
	/* "NAME//IGNORE" would drop what does not fit. */
	iconv_t converter = (iconv_t)-1;
	errno = 0;
	/* the C library calls an encoding unknown too when memory was short: ask twice */
	for (int i = 0; i < 2 && converter == (iconv_t)-1; i++)
		if (!strchr(encoding->name, '/') && *encoding->name)
			converter = iconv_open("UTF-8", encoding->name);
	if (converter == (iconv_t)-1 && errno == ENOMEM)
		memory_exhausted();
	if (converter == (iconv_t)-1)
		return diag_usage(diags, place,
				  "unknown encoding '%s'; examples: utf-8, windows-1252, "
				  "iso-8859-15, cp850, utf-16le",
				  encoding->name);
	struct bytes out = {0};
	size_t done = 0;
	const int status = convert_all(converter, bytes, encoding->skip, &out, &done);
	iconv_close(converter);
	const struct place line = {.file = place->file,
				   .line = line_at(out.data, out.size, out.size)};
	const unsigned char bad =
		done < bytes->size ? (unsigned char)bytes->data[done] : 0;
	free(bytes->data);
	*bytes = out;
	if (status == EINVAL)
		return diag_error(diags, &line, "ends within a character of %s",
				  encoding->name);
	if (status != 0)
		return diag_error(
			diags, &line,
			"byte 0x%02X does not exist in %s; say the right encoding "
			"with --encoding NAME (or encoding = NAME in sdgrip.ini)",
			bad, encoding->name);
	return 0;
}

/* A byte order mark, converted, is U+FEFF; it is no part of the text. */
static void drop_mark(struct bytes *bytes)
{
	if (bytes->size < 3 || memcmp(bytes->data, "\xef\xbb\xbf", 3) != 0)
		return;
	bytes->size -= 3;
	memmove(bytes->data, bytes->data + 3, bytes->size);
}

static int check_text(const struct bytes *bytes, const struct place *place,
		      struct diags *diags)
{
	const char *nul = bytes->size > 0 ? memchr(bytes->data, 0, bytes->size) : NULL;
	if (nul) {
		const size_t at = (size_t)(nul - bytes->data);
		const struct place line = {.file = place->file,
					   .line = line_at(bytes->data, bytes->size, at)};
		return diag_error(diags, &line, "a NUL byte: this is not a text file");
	}
	const size_t valid = utf8_valid_prefix(bytes->data, bytes->size);
	if (valid < bytes->size) {
		const struct place line = {
			.file = place->file,
			.line = line_at(bytes->data, bytes->size, valid)};
		return diag_error(diags, &line, "byte 0x%02X is not utf-8",
				  (unsigned char)bytes->data[valid]);
	}
	return bytes->size > 0 ? 0 : diag_error(diags, place, "is empty");
}

static int decode(struct source *source, struct bytes *bytes, const char *name,
		  const struct place *place, struct diags *diags)
{
	if (rejected_delimiter(bytes->data, bytes->size))
		name = NULL; /* UTF-8, or what a spreadsheet made of it */
	struct encoding encoding = {.name = name, .decided = "option"};
	if (!name &&
	    encoding_decide(&encoding, bytes->data, bytes->size, place->file, diags) < 0)
		return -1;
	const bool is_utf8 = strcmp(encoding.name, "utf-8") == 0;
	if (!is_utf8 && convert(bytes, &encoding, place, diags) < 0)
		return -1;
	drop_mark(bytes);
	source->encoding = arena_strdup(&source->arena, encoding.name);
	source->decided = encoding.decided;
	return check_text(bytes, place, diags);
}

void source_init(struct source *source)
{
	*source = (struct source){0};
	arena_init(&source->arena);
}

void source_release(struct source *source)
{
	/* it may hold numbers of citizens */
	if (source->text)
		secret_wipe(source->text, source->length);
	free(source->text);
	arena_release(&source->arena);
	*source = (struct source){0};
}

/* The room of a small file that is not used: thousands of them may wait for their turn.
 */
static void give_back(struct bytes *bytes)
{
	const size_t size = bytes->size + 1;
	if (bytes->room / 2 < size)
		return;
	char *fitting = xrealloc(NULL, size);
	memcpy(fitting, bytes->data, size);
	secret_wipe(bytes->data, size);
	free(bytes->data);
	bytes->data = fitting;
}

int source_read(struct source *source, const char *path, const char *encoding,
		struct diags *diags)
{
	source->name = arena_strdup(&source->arena, path);
	const struct place place = {.file = source->name};
	struct bytes bytes = {0};
	int result = bytes_read(&bytes, path, &place, diags);
	if (result == 0) {
		source->sha256 = sha256_hex(&source->arena, bytes.data, bytes.size);
		if (bytes.size == 0)
			result = diag_error(diags, &place, "is empty");
	}
	if (result == 0)
		result = unpack(&bytes, &place, diags);
	if (result == 0)
		result = refuse_workbook(&bytes, &place, diags);
	if (result == 0)
		result = decode(source, &bytes, encoding, &place, diags);
	if (result != 0 || !bytes.data) {
		free(bytes.data);
		return -1;
	}
	bytes.data[bytes.size] = '\0';
	give_back(&bytes);
	source->text = bytes.data;
	source->length = bytes.size;
	return 0;
}

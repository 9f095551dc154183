/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * replay - a fuzz target over the files of its corpus, without libFuzzer
 *
 * Any compiler can build it, so `make check` can run it under sanitizers everywhere.
 * Prints how many inputs were replayed; a broken claim ends the program.
 */
#define _GNU_SOURCE
#include "fuzz.h"

#include <glob.h>

static void replay(const char *path)
{
	FILE *stream = fopen(path, "rb");
	require(stream);
	require(fseek(stream, 0, SEEK_END) == 0);
	const long size = ftell(stream);
	require(size >= 0);
	rewind(stream);
	/* exactly as large as the input: reading past it is seen */
	uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
	require(data && fread(data, 1, (size_t)size, stream) == (size_t)size);
	fclose(stream);
	fprintf(stderr, "replaying %s\n", path);
	LLVMFuzzerTestOneInput(data, (size_t)size);
	free(data);
}

int main(int argc, char **argv)
{
	size_t count = 0;
	for (int i = 1; i < argc; i++) {
		char pattern[4096];
		glob_t found;
		snprintf(pattern, sizeof(pattern), "%s/*", argv[i]);
		if (glob(pattern, 0, NULL, &found) != 0)
			continue;
		for (size_t j = 0; j < found.gl_pathc; j++)
			replay(found.gl_pathv[j]);
		count += found.gl_pathc;
		globfree(&found);
	}
	printf("%zu\n", count);
	return count > 0 ? 0 : 1;
}

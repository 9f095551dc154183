/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz - what the fuzz targets share: bytes as a file, claims that must hold
 *
 * A target sees bytes; the program reads paths. A memory file has a path, so the code
 * under test is the code that users run, from opening the file on.
 */
#ifndef SDGRIP_FUZZ_H
#define SDGRIP_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A claim about the program; libFuzzer keeps the input that breaks it. */
#define require(claim)                                                                  \
	((claim) ? (void)0                                                              \
		 : (fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #claim), \
		    abort()))

enum { FUZZ_FILES = 3, FUZZ_PATH = 32 };

/* The path of a memory file that holds these bytes until the slot is used again. */
static inline const char *fuzz_file(size_t slot, const uint8_t *data, size_t size)
{
	static struct {
		int handle;
		char path[FUZZ_PATH];
	} files[FUZZ_FILES];
	require(slot < FUZZ_FILES);
	if (files[slot].handle == 0) {
		files[slot].handle = memfd_create("fuzz", MFD_CLOEXEC);
		snprintf(files[slot].path, FUZZ_PATH, "/proc/self/fd/%d",
			 files[slot].handle);
	}
	require(ftruncate(files[slot].handle, 0) == 0);
	require(pwrite(files[slot].handle, data, size, 0) == (ssize_t)size);
	return files[slot].path;
}

/* Where messages are printed to nobody. */
static inline FILE *fuzz_nowhere(void)
{
	static FILE *stream;
	if (!stream)
		stream = fopen("/dev/null", "w");
	require(stream);
	return stream;
}

#endif

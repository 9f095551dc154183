/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * arena - blocks of memory that are filled from the front and freed together
 *
 * Blocks start small, because many arenas hold a few words, and double up to a megabyte.
 * The one piece of state in the program is the exit hook: a failed allocation has nobody
 * else to tell.
 */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_MIN = 1024, BLOCK_MAX = 1024 * 1024, EXIT_NO_MEMORY = 5 };

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

static void (*exit_hook)(void);

void memory_exit_hook(void (*hook)(void))
{
	exit_hook = hook;
}

_Noreturn void memory_exhausted(void)
{
	fputs("sdgrip: error: out of memory\n", stderr);
	if (exit_hook)
		exit_hook();
	exit(EXIT_NO_MEMORY);
}

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
	for (struct arena_block *block = arena->first; block;) {
		struct arena_block *next = block->next;
		free(block);
		block = next;
	}
	arena->first = NULL;
}

static struct arena_block *add_block(struct arena *arena, size_t need)
{
	struct arena_block *newest = arena->first;
	size_t size = newest ? 2 * newest->size : BLOCK_MIN;

	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	if (size < need)
		size = need;
	struct arena_block *block = calloc(1, sizeof *block + size);
	if (!block)
		memory_exhausted();
	block->size = size;
	/* A large piece of its own goes behind the block in use, whose rest would else be
	 * lost. */
	if (newest && need > BLOCK_MAX / 2) {
		block->next = newest->next;
		newest->next = block;
	} else {
		block->next = newest;
		arena->first = block;
	}
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t unit = alignof(max_align_t);

	if (size > SIZE_MAX / 2)
		memory_exhausted();
	const size_t need = size ? (size + unit - 1) / unit * unit : unit;
	struct arena_block *block = arena->first;
	if (!block || block->size - block->used < need)
		block = add_block(arena, need);
	void *memory = block->bytes + block->used;
	block->used += need;
	return memory;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	memcpy(copy, text, length);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	const int length = vsnprintf(NULL, 0, format, again);
	va_end(again);

	/* Only an encoding error or more than INT_MAX bytes give a negative length. */
	if (length < 0)
		return arena_strdup(arena, "");
	char *text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, args);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}

void *xrealloc(void *old, size_t size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		memory_exhausted();
	return memory;
}

void *xgrow(void *array, size_t *room, size_t need, size_t size)
{
	if (need <= *room)
		return array;
	size_t grown = *room ? *room : 8;
	while (grown < need)
		grown = grown > SIZE_MAX / 2 ? need : 2 * grown;
	if (grown > SIZE_MAX / 2 / size)
		memory_exhausted();
	unsigned char *memory = xrealloc(array, grown * size);
	memset(memory + *room * size, 0, (grown - *room) * size);
	*room = grown;
	return memory;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * arena - memory that lives and dies together
 *
 * Three lifetimes in the program: the book, the report, the diagnostics. Nothing is freed
 * one by one. Allocation cannot fail: without memory the program prints one message, runs
 * the exit hook (which removes a temporary output file) and exits with status 5.
 */
#ifndef SDGRIP_ARENA_H
#define SDGRIP_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *first; /* newest block; NULL when empty */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena); /* also right for an initialised, empty arena */

/* Zeroed memory, aligned for any type. size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* For arrays that grow: realloc/free that cannot fail. xgrow makes room for `need`
 * elements of `size` bytes, doubling *room; returns the (possibly moved) array, new
 * elements zeroed. */
void *xrealloc(void *old, size_t size);
void *xgrow(void *array, size_t *room, size_t need, size_t size);

/* What a library that could not allocate leads to: the message and exit status 5. */
_Noreturn void memory_exhausted(void);

/* Called once before exit status 5; NULL for none. */
void memory_exit_hook(void (*hook)(void));

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hash - SHA-256 of what was read (libsodium), and a fast hash for tables in memory
 */
#ifndef SDGRIP_HASH_H
#define SDGRIP_HASH_H

#include "arena.h"

#include <stddef.h>
#include <stdint.h>

/* 64 lower-case hex digits, in the arena. */
char *sha256_hex(struct arena *arena, const void *data, size_t size);

/* FNV-1a over bytes, for hash tables only; start with HASH_SEED. */
#define HASH_SEED 14695981039346656037u
uint64_t hash_bytes(uint64_t seed, const void *data, size_t size);

#endif

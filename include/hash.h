/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hash - SHA-256 of what was read, pseudonyms under a secret key (both libsodium), and a
 * fast hash for tables in memory
 */
#ifndef SDGRIP_HASH_H
#define SDGRIP_HASH_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 64 lower-case hex digits, in the arena. */
char *sha256_hex(struct arena *arena, const void *data, size_t size);

/* A secret key; whoever holds it can find the number behind a pseudonym by trying all
 * numbers. Wipe it after use. */
enum { KEY_BYTES = 32, KEY_HEX = 2 * KEY_BYTES };
struct secret_key {
	unsigned char bytes[KEY_BYTES];
};

/* Unpredictable bytes; false: the system has none to give. */
bool secret_key_random(struct secret_key *key);
/* Exactly KEY_HEX hex digits in the first `length` bytes; false: they are not. */
bool secret_key_read(struct secret_key *key, const char *hex, size_t length);
/* Lower case, terminated. The caller wipes it. */
void secret_key_hex(const struct secret_key *key, char hex[KEY_HEX + 1]);

/* "#" and the first 64 bits of BLAKE2b-256 of the bytes under the key, as 16 lower-case
 * hex digits. The chance that any two of 100,000 people share one is 1 in 3,600 million.
 */
enum { PSEUDONYM_LENGTH = 17 };
void pseudonym_make(char pseudonym[PSEUDONYM_LENGTH + 1], const struct secret_key *key,
		    const void *data, size_t size);
bool pseudonym_is(const char *text);

/* Zeroes memory, also where a compiler sees that nobody reads it again. */
void secret_wipe(void *data, size_t size);

/* FNV-1a over bytes, for hash tables only; start with HASH_SEED. */
#define HASH_SEED 14695981039346656037u
uint64_t hash_bytes(uint64_t seed, const void *data, size_t size);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hash - SHA-256 for provenance, FNV-1a for tables in memory
 *
 * The only user of libsodium. SHA-256 keeps no state and draws no random numbers, so it
 * needs no sodium_init.
 */
#include "hash.h"

#include <sodium.h>

char *sha256_hex(struct arena *arena, const void *data, size_t size)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	const size_t length = 2 * sizeof digest + 1;
	char *hex = arena_alloc(arena, length);

	crypto_hash_sha256(digest, data, size);
	return sodium_bin2hex(hex, length, digest, sizeof digest);
}

uint64_t hash_bytes(uint64_t seed, const void *data, size_t size)
{
	const unsigned char *bytes = data;
	const uint64_t prime = 1099511628211u;

	for (size_t i = 0; i < size; i++)
		seed = (seed ^ bytes[i]) * prime;
	return seed;
}

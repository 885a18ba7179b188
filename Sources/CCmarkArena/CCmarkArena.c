#include "CCmarkArena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Blocks lie behind each other in chunks. Before each stands its size, for realloc.
typedef struct chunk {
    struct chunk *previous;
    size_t size;
    size_t used;
    size_t padding;  // The blocks begin at a multiple of 16.
    char blocks[];
} chunk;

static const size_t header = 16;
// Holds the tree and the HTML of an article of some 20 KB; kept from one tree to the next.
static const size_t first_chunk_size = 512 * 1024;

static _Thread_local struct {
    chunk *last;
    unsigned depth;
} arena;

static chunk *new_chunk(size_t size, chunk *previous) {
    chunk *new = malloc(sizeof(chunk) + size);
    if (!new) abort();
    new->previous = previous;
    new->size = size;
    new->used = 0;
    return new;
}

// A block's room: its header, and its size rounded up to a multiple of 16.
static size_t room(size_t size) {
    if (size > SIZE_MAX - 64) abort();
    return header + ((size + 15) & ~(size_t)15);
}

static void *take(size_t size) {
    size_t needed = room(size);
    chunk *last = arena.last;
    if (!last || last->size - last->used < needed) {
        size_t wanted = last ? last->size * 2 : first_chunk_size;
        last = arena.last = new_chunk(needed > wanted ? needed : wanted, last);
    }
    char *block = last->blocks + last->used + header;
    memcpy(block - header, &size, sizeof size);
    last->used += needed;
    return block;
}

static void *arena_calloc(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) abort();
    void *block = take(count * size);
    memset(block, 0, count * size);
    return block;
}

static void *arena_realloc(void *old, size_t size) {
    if (!old) return take(size);
    size_t old_size;
    memcpy(&old_size, (char *)old - header, sizeof old_size);
    if (size <= old_size) return old;
    // The last block grows where it is.
    chunk *last = arena.last;
    size_t start = (size_t)((char *)old - header - last->blocks);
    if ((char *)old > last->blocks && start < last->used && start + room(old_size) == last->used &&
        room(size) <= last->size - start) {
        memcpy((char *)old - header, &size, sizeof size);
        last->used = start + room(size);
        return old;
    }
    void *new = take(size);
    memcpy(new, old, old_size);
    return new;
}

static void arena_free(void *block) { (void)block; }

static cmark_mem allocator = {arena_calloc, arena_realloc, arena_free};

cmark_mem *shirase_arena_allocator(void) { return &allocator; }

void shirase_arena_enter(void) { arena.depth += 1; }

void shirase_arena_leave(void) {
    arena.depth -= 1;
    if (arena.depth > 0) return;
    // The first chunk stays for the next tree.
    while (arena.last && arena.last->previous) {
        chunk *previous = arena.last->previous;
        free(arena.last);
        arena.last = previous;
    }
    if (!arena.last) return;
    arena.last->used = 0;
    if (arena.last->size > first_chunk_size) {
        free(arena.last);
        arena.last = NULL;
    }
}

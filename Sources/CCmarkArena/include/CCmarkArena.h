#ifndef CCMARK_ARENA_H
#define CCMARK_ARENA_H

#include <cmark.h>

/// Memory for cmark's trees that is given back all at once. A tree is many small blocks, which all die together; taking them from one
/// piece costs a fraction of malloc's and free's time.
///
/// Each thread has an arena of its own, so a tree stays on the thread that has made it.

/// A tree begins. Calls nest: all blocks stay until the last `shirase_arena_leave`.
void shirase_arena_enter(void);

/// A tree ends. With the outermost one, every block of the thread's arena is given back.
void shirase_arena_leave(void);

/// cmark's allocator over the calling thread's arena; for use between enter and leave. Freeing a block does nothing. Where memory is
/// short it ends the process, as cmark's own does.
cmark_mem *shirase_arena_allocator(void);

#endif

#include "CAllocator.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

void shirase_take_memory_in_large_pieces(void) {
    mallopt(M_TOP_PAD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    // Naming one of the others ends glibc's own choice of this one; 32 MiB is the most that it takes.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
}
#else
void shirase_take_memory_in_large_pieces(void) {}
#endif

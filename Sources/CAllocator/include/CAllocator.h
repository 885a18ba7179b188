#ifndef SHIRASE_ALLOCATOR_H
#define SHIRASE_ALLOCATOR_H

/// Lets malloc take memory from the system in pieces of some megabytes, and keep what is freed: for a program that makes much, soon ends,
/// and would otherwise ask the system for four kilobytes at a time. To be called before other threads begin. Where the C library is not
/// glibc, nothing happens.
void shirase_take_memory_in_large_pieces(void);

#endif

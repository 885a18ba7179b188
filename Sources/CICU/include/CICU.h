// ICU's break iterator behind two functions. ICU's own headers stay out of Swift's sight: Foundation on Linux carries another
// version of them, and the compiler takes the two for one.
#ifndef SHIRASE_CICU_H
#define SHIRASE_CICU_H

#include <stdint.h>

typedef enum { SHIRASE_BREAK_SENTENCE, SHIRASE_BREAK_LINE } shirase_break_kind;

typedef struct shirase_breaks shirase_breaks;

/// Begins to look for boundaries in `length` bytes of UTF-8, which must outlive the answer. `locale` is ICU's, such as
/// "ja@lw=phrase". Null where ICU cannot.
shirase_breaks *shirase_breaks_open(shirase_break_kind kind, const char *locale, const char *bytes, int64_t length);

/// The next boundary as a byte offset above 0, or -1 after the last.
int64_t shirase_breaks_next(shirase_breaks *breaks);

void shirase_breaks_close(shirase_breaks *breaks);

#endif
